import { ChevronRight } from "lucide-react";
import Link from "next/link";
import { journalGist, quotesOf } from "@/components/journal-gist";
import { calendarDayText, clockText } from "@/components/time";
import { answerText } from "@/domain/answer-text";
import { findInstrument } from "@/domain/instruments/catalogue";
import { type Wording, worded } from "@/domain/instruments/clinic-wording";
import type { Answers, AnswerValue, Item } from "@/domain/instruments/instrument";
import { localDay, parseMoment } from "@/domain/local-day";
import type { Priority } from "@/domain/priority";
import { findOutcome } from "@/domain/triage";
import { momentInWords } from "@/domain/wording";

export type JournalCheckIn = {
  kind: "check-in";
  id: string;
  at: Date;
  instrument: string;
  status: string;
  /** Another version counts in its place. */
  superseded: boolean;
  language: string;
  answers: Answers;
  wording: Wording | null;
};

export type JournalStaffEvent = {
  kind: "staff";
  id: string;
  at: Date;
  /** Null when Heron itself did it. */
  by: string | null;
  event: string;
  detail: {
    note?: string;
    outcome?: string;
    riskAssessed?: boolean;
    ruleId?: string;
    priority?: Priority;
    summary?: string;
    from?: string;
  };
};

type Props = {
  /** Newest first. */
  entries: readonly (JournalCheckIn | JournalStaffEvent)[];
  /** Where older entries are; null at the end. */
  older: string | null;
  /** Back to the newest; null when they are shown. */
  newest: string | null;
  timeZone: string;
  patientZone: string;
};

/** What the patient told, in their words, and apart from it what staff did. Newest first, by day. */
export function Journal({ entries, older, newest, timeZone, patientZone }: Props) {
  const days = byDay(entries, timeZone);
  return (
    <>
      {newest && (
        <Link href={newest} prefetch={false} scroll={false} className="link inline-block py-1 text-sm">
          Back to the newest
        </Link>
      )}
      {days.length === 0 && (
        <p className="text-sm text-muted">No check-ins yet. The first one will be listed here.</p>
      )}
      <div className="gap-x-10 lg:columns-2">
        {days.map(({ day, list }) => (
          <div key={day} className="break-inside-avoid-column pb-2">
            <h3 className="border-b border-line py-1 text-xs font-semibold text-muted">
              {calendarDayText(day)}
            </h3>
            <ol>
              {list.map((entry) => (
                <li key={entry.id} className="grid grid-cols-[5.75rem_minmax(0,1fr)] gap-x-2 py-0.5 text-sm">
                  <time dateTime={entry.at.toISOString()} className="text-xs/5 whitespace-nowrap text-muted">
                    {timeOfDay(entry.at, timeZone)}
                  </time>
                  {entry.kind === "check-in" ? (
                    <CheckIn entry={entry} timeZone={timeZone} patientZone={patientZone} />
                  ) : (
                    <StaffEvent entry={entry} />
                  )}
                </li>
              ))}
            </ol>
          </div>
        ))}
      </div>
      {older && (
        <Link href={older} prefetch={false} scroll={false} className="button mt-2">
          Older
        </Link>
      )}
    </>
  );
}

function byDay(entries: Props["entries"], timeZone: string) {
  const days: { day: string; list: Props["entries"][number][] }[] = [];
  for (const entry of entries) {
    const day = localDay(entry.at, timeZone);
    const last = days.at(-1);
    if (last?.day === day) last.list.push(entry);
    else days.push({ day, list: [entry] });
  }
  return days;
}

function CheckIn({
  entry,
  timeZone,
  patientZone,
}: {
  entry: JournalCheckIn;
  timeZone: string;
  patientZone: string;
}) {
  const known = findInstrument(entry.instrument);
  const instrument = known && worded(known, entry.wording);
  const asked = instrument?.items.filter((item) => item.linkId in entry.answers) ?? [];
  const line = (
    <>
      <span className="font-semibold">{instrument?.shortTitle ?? entry.instrument}</span>{" "}
      {instrument && journalGist(instrument, entry.answers)}
      {standing(entry) && <span className="text-muted"> ({standing(entry)})</span>}
    </>
  );
  return (
    <div className="min-w-0">
      {asked.length === 0 ? (
        <p>{line}</p>
      ) : (
        <details className="group">
          <summary className="flex min-h-6 list-none items-start gap-1 rounded hover:bg-raised">
            <span className="min-w-0 grow text-pretty">{line}</span>
            <ChevronRight
              aria-hidden="true"
              className="mt-0.5 size-4 shrink-0 text-muted group-open:rotate-90"
            />
          </summary>
          <dl
            id={`answers-${entry.id}`}
            className="mt-1 mb-2 space-y-1.5 rounded-md bg-raised p-3 text-[0.8125rem]"
          >
            {asked.map((item) => (
              <div key={item.linkId}>
                <dt className="text-pretty text-muted">{item.text || item.label}</dt>
                <dd className="font-medium break-words">
                  {answerOf(item, entry.answers[item.linkId], timeZone, patientZone)}
                </dd>
              </div>
            ))}
          </dl>
        </details>
      )}
      {quotesOf(asked, entry.answers).map(({ linkId, text }) => (
        <blockquote
          key={linkId}
          lang={entry.language}
          className="my-0.5 border-l-2 border-control pl-2.5 break-words whitespace-pre-line"
        >
          “{text}”
        </blockquote>
      ))}
    </div>
  );
}

/** What to know before reading the answers; null when there is nothing. */
function standing({ superseded, status }: JournalCheckIn): string | null {
  if (superseded) return "replaced";
  return { amended: "corrected", stopped: "not finished", "in-progress": "in progress" }[status] ?? null;
}

function answerOf(item: Item, value: AnswerValue | undefined, timeZone: string, patientZone: string): string {
  const moment =
    item.type === "dateTime" && typeof value === "string" ? parseMoment(value, patientZone) : null;
  if (moment) return momentInWords(moment, timeZone);
  if (item.type === "text" && typeof value === "string") return `“${value}”`;
  return answerText(item, value);
}

function StaffEvent({ entry: { by, event, detail } }: { entry: JournalStaffEvent }) {
  const outcome = detail.outcome ? findOutcome(detail.outcome)?.label : null;
  return (
    <div className="min-w-0 border-l-2 border-line pl-2.5 text-muted">
      <p>
        <span className="font-semibold text-ink">{by ?? "Heron"}</span> {deeds[event] ?? event}
        {detail.from && ` from ${detail.from}`}
        {detail.ruleId && ` ${detail.ruleId}`}
        {detail.priority && ` (${detail.priority})`}
        {outcome && `: ${outcome}`}
        {detail.summary && <span className="block text-pretty">{detail.summary}</span>}
      </p>
      {detail.note && <p className="mt-1 break-words whitespace-pre-line text-ink">Note: {detail.note}</p>}
    </div>
  );
}

const deeds: Record<string, string> = {
  raised: "raised flag",
  escalated: "raised the priority",
  returned: "returned the case to the queue",
  claimed: "claimed the case",
  "taken-over": "took over the case",
  released: "released the case",
  noted: "wrote a note",
  closed: "closed the case",
  reopened: "reopened the case",
};

/** "8:10 PM EST", below its day. */
function timeOfDay(at: Date, timeZone: string): string {
  return clockText(at, timeZone).split(", ").at(-1) ?? "";
}
