import { DueText } from "@/components/due-text";
import { PatientName } from "@/components/patient-name";
import { PriorityShape, priorityInk, priorityWord } from "@/components/priority-mark";
import { Clock } from "@/components/time";
import { placeText } from "@/domain/cursor";
import { urgentDueAt } from "@/domain/deadline";
import { findInstrument } from "@/domain/instruments/catalogue";
import type { Priority } from "@/domain/priority";

export type Unread = { checkInId: string; patientId: string; authoredAt: Date };

type Row = Unread & {
  givenName: string;
  familyName: string;
  number: string;
  instrument: string;
  priority: Priority;
};

type Props = { rows: readonly Row[]; now: Date; timeZone: string };

/** Answers that reached Heron and that no rule has judged: above everything else, since nothing else tells of them. */
export function UnjudgedList({ rows, now, timeZone }: Props) {
  if (rows.length === 0) return null;
  return (
    <section aria-labelledby="unjudged" className="border-b-2 border-urgent">
      <h2 id="unjudged" className="bg-urgent-tint px-4 py-2 text-[0.8125rem] font-semibold">
        Not yet judged: read the answers <span className="font-medium text-muted">{rows.length}</span>
      </h2>
      <ul>
        {rows.map((row) => (
          <li key={row.checkInId} className="border-b border-line last:border-b-0">
            <a
              href={answersHref(row)}
              className="grid grid-cols-[1rem_minmax(0,1fr)] gap-x-2.5 gap-y-0.5 px-4 py-3 -outline-offset-2! hover:bg-raised"
            >
              <PriorityShape priority={row.priority} className={`mt-0.5 ${priorityInk(row.priority)}`} />
              <span className="flex items-baseline justify-between gap-3">
                <span className="sr-only">{priorityWord(row.priority)}: </span>
                <span className="min-w-0 font-semibold wrap-anywhere">
                  <PatientName {...row} />
                </span>
                {row.priority === "urgent" && (
                  <span className="text-[0.8125rem]">
                    <DueText openedAt={row.authoredAt} dueAt={urgentDueAt(row.authoredAt)} now={now} />
                  </span>
                )}
              </span>
              <span className="col-start-2 text-sm text-pretty">
                {row.priority === "urgent" && "Positive answer about self-harm. "}
                {findInstrument(row.instrument)?.shortTitle ?? row.instrument},{" "}
                <Clock at={row.authoredAt} timeZone={timeZone} near={now} />
              </span>
            </a>
          </li>
        ))}
      </ul>
    </section>
  );
}

/** The journal, from these answers on, opened there. */
export function answersHref({ patientId, checkInId, authoredAt }: Unread): string {
  const before = placeText({ at: new Date(authoredAt.getTime() + 1), id: checkInId });
  return `/patients/${patientId}?${new URLSearchParams({ before })}#answers-${checkInId}`;
}
