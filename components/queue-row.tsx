import { haltTexts } from "@/components/case-halt";
import { DueText } from "@/components/due-text";
import { Looking } from "@/components/looking";
import { PatientName } from "@/components/patient-name";
import { PriorityShape, priorityInk, priorityWord } from "@/components/priority-mark";
import { RowOwner } from "@/components/row-owner";
import { Clock } from "@/components/time";
import { UnbrokenNames } from "@/components/unbroken-names";
import type { Escalated } from "@/domain/escalation";
import type { Priority } from "@/domain/priority";
import type { CaseState } from "@/domain/transitions";
import { findOutcome } from "@/domain/triage";

type Row = {
  caseId: string;
  givenName: string;
  familyName: string;
  number: string;
  priority: Priority;
  status: CaseState;
  dueAt: Date;
  openedAt: Date;
  closedAt: Date | null;
  outcome: string | null;
  ownOutcome: string | null;
  waitingReason: string | null;
  waitingUntil: Date | null;
  snoozeReason: string | null;
  snoozedUntil: Date | null;
  escalatedTo: Escalated | null;
  owner: string | null;
  flags: { ruleId: string; summary: string; seen: number }[];
  flagCount: number;
};

type Props = { row: Row; own: boolean; now: Date; timeZone: string };

/** One case in the list: who, what changed, by when, whose. */
export function QueueRow({ row, own, now, timeZone }: Props) {
  const [top] = row.flags;
  const more = row.flagCount - 1;
  return (
    <span className="grid grid-cols-[1rem_minmax(0,1fr)] gap-x-2.5 gap-y-0.5">
      <PriorityShape priority={row.priority} className={`mt-0.5 ${priorityInk(row.priority)}`} />
      <span className="flex items-baseline justify-between gap-3">
        <span className="sr-only">{priorityWord(row.priority)}: </span>
        <span className="min-w-0 font-semibold wrap-anywhere">
          <PatientName {...row} />
        </span>
        <span className="text-[0.8125rem]">
          {row.closedAt ? (
            <span className="text-muted">
              <Clock at={row.closedAt} timeZone={timeZone} near={now} />
            </span>
          ) : (
            <DueText openedAt={row.openedAt} dueAt={row.dueAt} now={now} />
          )}
        </span>
      </span>
      <span className="col-start-2 line-clamp-2 text-sm text-pretty">
        <UnbrokenNames>{top?.summary ?? "No open flag"}</UnbrokenNames>
        {top && top.seen > 1 && (
          <span className="ml-1 font-semibold whitespace-nowrap">
            ×{top.seen}
            <span className="sr-only"> times</span>
          </span>
        )}
      </span>
      <span className="col-start-2 flex min-h-5 items-center justify-between gap-3 text-[0.8125rem] text-muted">
        <span className="truncate">
          {row.status === "returned" && <span className="font-semibold text-ink">Returned · </span>}
          {row.outcome ? (row.ownOutcome ?? findOutcome(row.outcome)?.label) : top?.ruleId}
          {more > 0 && ` · ${more} more ${more === 1 ? "flag" : "flags"}`}
        </span>
        <Looking caseId={row.caseId} />
        <RowOwner caseId={row.caseId} owner={row.owner} own={own} isClosed={row.status === "closed"} />
      </span>
      {haltTexts({ of: row, now, timeZone }).map((text) => (
        <span key={text} className="col-start-2 truncate text-[0.8125rem] text-muted">
          {text}
        </span>
      ))}
    </span>
  );
}
