import Link from "next/link";
import { DueText } from "@/components/due-text";
import { PaperName } from "@/components/paper-name";
import { PriorityBadge } from "@/components/priority-mark";
import { ScrollRegion } from "@/components/scroll-region";
import { Clock } from "@/components/time";
import { answersHref } from "@/components/unjudged-list";
import { quietDays } from "@/domain/reconcile";
import { type Course, type FollowedAnswer, isLate } from "@/domain/safety-report";
import { counted, spanText } from "@/domain/wording";

type Props = { answers: readonly FollowedAnswer[]; now: Date; timeZone: string };

const columns = [
  { title: "Patient", width: "min-w-36" },
  { title: "Answer", width: "min-w-56" },
  { title: "Flag", width: "min-w-44" },
  { title: "First look", width: "" },
  { title: "Contact", width: "" },
  { title: "Outcome", width: "" },
];

/** Each positive answer and what became of it, with how long that took from when it was given. */
export function SafetyAnswersTable({ answers, now, timeZone }: Props) {
  return (
    <ScrollRegion name="Positive answers">
      <table className="w-full min-w-4xl text-left text-sm print:min-w-0 print:text-[8.5pt]">
        <thead className="border-b border-line text-[0.8125rem] text-muted">
          <tr>
            {columns.map(({ title, width }) => (
              <th key={title} scope="col" className={`px-3 py-2 font-semibold ${width} print:min-w-0`}>
                {title}
              </th>
            ))}
          </tr>
        </thead>
        <tbody className="divide-y divide-line align-top">
          {answers.map((answer) => (
            <tr
              key={answer.checkInId}
              data-answer={answer.checkInId}
              data-standing={answer.course.standing}
              className="break-inside-avoid"
            >
              <th scope="row" className="px-3 py-2.5 font-semibold wrap-anywhere">
                <Link href={hrefOf(answer)} prefetch={false} className="link">
                  <PaperName {...answer.patient} />
                </Link>
              </th>
              <td data-column="answer" className="max-w-72 px-3 py-2.5 normal-nums">
                <Said answer={answer} now={now} timeZone={timeZone} />
              </td>
              <td className="px-3 py-2.5 normal-nums">
                <Flag answer={answer} />
              </td>
              <td data-column="look" className="px-3 py-2.5">
                <Step answer={answer} of="look" none="not looked at" now={now} timeZone={timeZone} />
              </td>
              <td data-column="contact" className="px-3 py-2.5">
                <Step answer={answer} of="contact" none="none on record" now={now} timeZone={timeZone} />
                <Attempts course={answer.course} />
              </td>
              <td data-column="end" className="px-3 py-2.5">
                <End answer={answer} now={now} timeZone={timeZone} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </ScrollRegion>
  );
}

function hrefOf({ case: of, patient, checkInId, answeredAt }: FollowedAnswer): string {
  if (of) return `/cases/${of.id}`;
  return answersHref({ patientId: patient.id, checkInId, authoredAt: answeredAt });
}

type Cell = { answer: FollowedAnswer; now: Date; timeZone: string };

function Said({ answer, now, timeZone }: Cell) {
  const { said, answeredAt, receivedAt, amendedTo } = answer;
  return (
    <>
      {said.map(({ linkId, asked, answer: words }) => (
        <p key={linkId} className="text-pretty">
          {asked}: <strong className="font-semibold">{words}</strong>
        </p>
      ))}
      <p className="text-muted">
        <Clock at={answeredAt} timeZone={timeZone} near={now} />
        {isLate(answer) && `, arrived ${spanText(receivedAt.getTime() - answeredAt.getTime())} later`}
      </p>
      {amendedTo !== null && (
        <p className="text-muted">
          {amendedTo > 0
            ? "Amended since, still positive"
            : "Amended since to an answer that is not positive"}
        </p>
      )}
    </>
  );
}

const why: Record<NonNullable<Course["whyNoFlag"]>, string> = {
  "not-judged": "No rule has judged it yet",
  "kept-quiet": "Kept quiet",
  "no-rule": "No safety rule took it up",
};

function Flag({ answer: { flag, course, seenBy } }: { answer: FollowedAnswer }) {
  if (flag && course.whyNoFlag === null) {
    return (
      <span className="inline-flex flex-wrap items-center gap-x-2 gap-y-1">
        <PriorityBadge priority={flag.priority} />
        <span className="whitespace-nowrap">{flag.ruleId}</span>
      </span>
    );
  }
  return (
    <>
      <p className="font-semibold text-high">No flag was raised</p>
      {course.whyNoFlag && (
        <p className="text-muted">
          {why[course.whyNoFlag]}
          {course.whyNoFlag === "kept-quiet" &&
            ` by ${seenBy.join(", ")}: its flag was raised and closed in the ${quietDays} days before`}
        </p>
      )}
    </>
  );
}

function Step({ answer, of, none, now, timeZone }: Cell & { of: "look" | "contact"; none: string }) {
  const step = answer.course[of];
  if (!step) return <span className="text-muted">{answer.course.standing === "no-flag" ? "—" : none}</span>;
  return (
    <>
      <p className="font-semibold tabular-nums">
        {spanText(step.at.getTime() - answer.answeredAt.getTime())}
      </p>
      <p className="text-muted">
        <Clock at={step.at} timeZone={timeZone} near={now} />, {step.by}
      </p>
    </>
  );
}

function Attempts({ course: { attempts, contact } }: { course: Course }) {
  if (attempts === 0) return null;
  return (
    <p className="text-muted">
      {contact ? `after ${counted(attempts, "attempt")}` : `${counted(attempts, "attempt")}, not reached`}
    </p>
  );
}

function End({ answer, now, timeZone }: Cell) {
  const { course, case: of, answeredAt } = answer;
  if (!of) return <span className="text-muted">—</span>;
  const again = course.reopened > 0 && <p className="text-muted">reopened {times(course.reopened)}</p>;
  if (!course.end) {
    return (
      <>
        <p className="font-semibold">Open, {of.owner ?? "in nobody's hands"}</p>
        <p>
          {of.status === "waiting" || of.status === "snoozed" ? (
            <span className="text-muted">{of.status}</span>
          ) : (
            <DueText openedAt={answeredAt} dueAt={of.dueAt} now={now} />
          )}
        </p>
        {again}
      </>
    );
  }
  return (
    <>
      <p className="font-semibold tabular-nums">{spanText(course.end.at.getTime() - answeredAt.getTime())}</p>
      <p className="text-pretty">{of.outcome}</p>
      <p className="text-muted">
        <Clock at={course.end.at} timeZone={timeZone} near={now} />, {course.end.by}
      </p>
      {of.riskAssessed !== null && (
        <p className="text-muted">Risk assessment recorded: {of.riskAssessed ? "yes" : "no"}</p>
      )}
      {again}
    </>
  );
}

function times(n: number): string {
  return n === 1 ? "once" : `${n} times`;
}
