import Link from "next/link";
import type { ReactNode } from "react";
import { DueText } from "@/components/due-text";
import { PaperName } from "@/components/paper-name";
import { PriorityBadge } from "@/components/priority-mark";
import { Clock } from "@/components/time";
import { UnbrokenNames } from "@/components/unbroken-names";
import type { Priority } from "@/domain/priority";
import type { CaseState } from "@/domain/transitions";

type Case = {
  caseId: string;
  givenName: string;
  familyName: string;
  number: string;
  priority: Priority;
  status: CaseState;
  dueAt: Date;
  answeredAt: Date;
  pausedAt: Date | null;
  owner: string | null;
  waitingReason: string | null;
  waitingUntil: Date | null;
  snoozeReason: string | null;
  snoozedUntil: Date | null;
  summary: string | null;
  flagCount: number;
};

type Props = {
  id: string;
  title: string;
  /** What an empty part says. */
  none: string;
  cases: readonly Case[];
  now: Date;
  timeZone: string;
};

/** One part of what is open: who it is about, whose it is, and by when. */
export function HandoverCases({ id, title, none, cases, now, timeZone }: Props) {
  return (
    <section aria-labelledby={id}>
      <h2 id={id} className="text-lg font-semibold tracking-tight">
        {title} <span className="text-base font-normal text-muted">{cases.length}</span>
      </h2>
      {cases.length === 0 ? (
        <p className="mt-2 text-muted">{none}</p>
      ) : (
        <ul className="card mt-2 divide-y divide-line print:border-0">
          {cases.map((one) => (
            <li
              key={one.caseId}
              data-case={one.caseId}
              className="grid break-inside-avoid gap-x-4 gap-y-1 px-4 py-3 sm:grid-cols-[minmax(0,1fr)_minmax(11rem,auto)] print:grid-cols-[minmax(0,1fr)_auto] print:px-0 print:py-1.5"
            >
              <div className="min-w-0">
                <p className="flex flex-wrap items-center gap-x-2 gap-y-1">
                  <PriorityBadge priority={one.priority} />
                  <Link
                    href={`/cases/${one.caseId}`}
                    prefetch={false}
                    className="link font-semibold wrap-anywhere"
                  >
                    <PaperName {...one} />
                  </Link>
                </p>
                {one.summary && (
                  <p className="mt-1 text-sm text-pretty">
                    <UnbrokenNames>{one.summary}</UnbrokenNames>
                    {one.flagCount > 1 && <span className="text-muted"> and {one.flagCount - 1} more</span>}
                  </p>
                )}
                <Aside of={one} now={now} timeZone={timeZone} />
              </div>
              <div className="text-sm sm:text-right print:text-right">
                <p className="font-medium">{one.owner ?? "In nobody's hands"}</p>
                <Due of={one} now={now} timeZone={timeZone} />
              </div>
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}

type Part = { of: Case; now: Date; timeZone: string };

function Due({ of: { dueAt, answeredAt, pausedAt, status }, now, timeZone }: Part): ReactNode {
  if (status === "snoozed") return null;
  if (pausedAt) return <p className="text-muted">Deadline stands still</p>;
  return (
    <>
      <p>
        <DueText openedAt={answeredAt} dueAt={dueAt} now={now} />
      </p>
      <p className="text-muted">
        <Clock at={dueAt} timeZone={timeZone} near={now} />
      </p>
    </>
  );
}

/** Why it waits or sleeps, and when it is somebody's to work again. */
function Aside({ of, now, timeZone }: Part): ReactNode {
  const { status, waitingReason, waitingUntil, snoozeReason, snoozedUntil } = of;
  if (status === "waiting" && waitingUntil) {
    return (
      <p className="mt-1 text-sm">
        <span className="font-medium">Waits:</span> {waitingReason}, until{" "}
        <Clock at={waitingUntil} timeZone={timeZone} near={now} />
      </p>
    );
  }
  if (status === "snoozed" && snoozedUntil) {
    return (
      <p className="mt-1 text-sm">
        <span className="font-medium">Snoozed:</span> {snoozeReason}. Wakes{" "}
        <Clock at={snoozedUntil} timeZone={timeZone} near={now} />, or when an answer is worse
      </p>
    );
  }
  return null;
}
