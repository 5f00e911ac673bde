import Link from "next/link";
import { PaperName } from "@/components/paper-name";
import { Clock } from "@/components/time";
import { type EventDetail, eventText } from "@/domain/event-text";
import { byCase } from "@/domain/handover";

type Happened = {
  id: string;
  caseId: string;
  givenName: string;
  familyName: string;
  number: string;
  kind: string;
  at: Date;
  by: string | null;
  detail: EventDetail;
};

type Props = { happened: readonly Happened[]; now: Date; timeZone: string };

/** What happened to each case in a shift, in order; the case that something happened to last comes first. */
export function HandoverEvents({ happened, now, timeZone }: Props) {
  return (
    <ul className="card mt-2 divide-y divide-line print:border-0">
      {byCase(happened).map((events) => {
        const [first] = events;
        return (
          first && (
            <li key={first.caseId} className="break-inside-avoid px-4 py-3 print:px-0 print:py-1.5">
              <p className="font-semibold">
                <Link href={`/cases/${first.caseId}`} prefetch={false} className="link wrap-anywhere">
                  <PaperName {...first} />
                </Link>
              </p>
              <ol className="mt-1 grid gap-0.5 text-sm">
                {events.map(({ id, kind, at, by, detail }) => (
                  <li key={id} className="grid gap-x-3 sm:grid-cols-[11rem_minmax(0,1fr)]">
                    <span className="text-muted">
                      <Clock at={at} timeZone={timeZone} near={now} />
                    </span>
                    <span className="text-pretty">
                      {eventText(kind, by ?? "Heron", detail)}
                      {detail.note && <span className="block text-muted">“{detail.note}”</span>}
                    </span>
                  </li>
                ))}
              </ol>
            </li>
          )
        );
      })}
    </ul>
  );
}
