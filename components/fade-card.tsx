import { percent } from "@/components/time-axis";
import type { FadeAnswer, FadePattern } from "@/domain/fade-pattern";
import { fadeMethod, fadeText, type LastDose } from "@/domain/fade-text";

type Props = {
  answer: FadeAnswer;
  last: LastDose;
  /** From domain/fade-text; empty where no course has ended. */
  courses: readonly string[];
};

/** After how many days a lift was back, as far as it can be told, and where today stands in that. */
export function FadeCard({ answer, last, courses }: Props) {
  const [lead, ...rest] = fadeText(answer, last);
  return (
    <section aria-labelledby="fade" className="card px-4 py-3">
      <h2 id="fade" className="text-lg font-semibold tracking-tight">
        After a dose
      </h2>
      <p className={`max-w-[95ch] text-pretty ${answer.kind === "shown" ? "font-semibold" : "text-muted"}`}>
        {lead}
      </p>
      {answer.kind === "shown" && <FadeStrip pattern={answer} today={last?.days ?? null} />}
      {rest.map((line) => (
        <p key={line} className="max-w-[95ch] text-pretty">
          {line}
        </p>
      ))}
      {courses.length > 0 && (
        <ul className="mt-1 max-w-[95ch] list-disc pl-5 text-sm">
          {courses.map((line) => (
            <li key={line}>{line}</li>
          ))}
        </ul>
      )}
      {answer.kind === "shown" && (
        <p className="mt-1 max-w-[95ch] text-xs text-pretty text-muted">{fadeMethod}</p>
      )}
    </section>
  );
}

/** The sentence as a line of days: the usual range as a bar, the middle with its interval, and today. */
function FadeStrip({ pattern, today }: { pattern: FadePattern; today: number | null }) {
  const { quarter, half, threeQuarters, halfBetween } = pattern;
  const last =
    Math.max(threeQuarters ?? half, halfBetween.high ?? half, Math.min(today ?? 0, half * 4), 3) + 1;
  const x = (day: number) => percent(Math.min(day, last) / last);
  const width = (from: number, to: number) => percent((Math.min(to, last) - from) / last);
  return (
    <svg
      aria-hidden="true"
      data-fade-strip=""
      className="my-2 block h-14 w-full max-w-[40rem] overflow-visible px-3 text-xs"
    >
      <line x1="0" x2="100%" y1="36" y2="36" stroke="var(--chart-threshold)" />
      {Array.from({ length: last + 1 }, (_, day) => day)
        .filter((day) => last <= 14 || day % 7 === 0)
        .map((day) => (
          <g key={day}>
            <line x1={x(day)} x2={x(day)} y1="36" y2="40" stroke="var(--chart-threshold)" />
            <text x={x(day)} y="53" textAnchor="middle" fill="var(--chart-label)">
              {day === 0 ? "dose" : `day ${day}`}
            </text>
          </g>
        ))}
      <rect
        x={x(quarter)}
        width={width(quarter, threeQuarters ?? last)}
        y="18"
        height="14"
        rx="3"
        fill="var(--band-3)"
        stroke="var(--chart-threshold)"
        strokeDasharray={threeQuarters === null ? "3 3" : undefined}
      />
      <line
        x1={x(halfBetween.low)}
        x2={x(halfBetween.high ?? last)}
        y1="25"
        y2="25"
        stroke="var(--chart-line)"
        strokeDasharray={halfBetween.high === null ? "3 3" : undefined}
      />
      <line x1={x(half)} x2={x(half)} y1="15" y2="35" stroke="var(--chart-line)" strokeWidth="3" />
      {today !== null && (
        <svg aria-hidden="true" x={x(today)} overflow="visible">
          <path d="M-5 5h10L0 13z" fill="var(--chart-line)" />
          <text
            x={today >= last ? -8 : 8}
            y="12"
            textAnchor={today >= last ? "end" : "start"}
            fill="var(--chart-label)"
            fontWeight="600"
          >
            today{today > last ? `, day ${today}` : ""}
          </text>
        </svg>
      )}
    </svg>
  );
}
