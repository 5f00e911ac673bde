import { newId } from "@/db/ids";
import type { LoadedRecord, OpenCase } from "@/db/patient-record";
import type { TriageDetail } from "@/db/schema/triage";
import { dueAfterPause, dueAt } from "@/domain/deadline";
import { isWorse, type Priority, rank, worst } from "@/domain/priority";
import type { CaseEventKind } from "@/domain/transitions";

export type CaseChange = OpenCase & {
  isNew: boolean;
  openedAt: Date;
  /** It became more pressing. */
  isWorse: boolean;
  /** What ended because of it. */
  isUp: "woke" | "resumed" | null;
};

/** What is to be stored of the case besides itself, in order. */
export type CaseLog = {
  events: { kind: CaseEventKind; flagId: string | null; at: Date; detail: TriageDetail }[];
  told: { topic: "case-opened" | "case-escalated"; priority: Priority; at: Date }[];
};

type Raise = {
  priority: Priority;
  answeredAt: Date;
  now: Date;
  /** The same urgent finding once more: people are told again. */
  again?: boolean;
  /** A closed flag comes back. */
  returned?: boolean;
  /** A safety rule raised a flag that was not open. */
  safety?: boolean;
};

/** Opens the patient's case, or makes the open one more pressing. A deadline only ever moves earlier here. */
export function raiseCase(
  { events, told }: CaseLog,
  open: CaseChange | null,
  { calendar }: LoadedRecord,
  { priority, answeredAt, now, again = false, returned = false, safety = false }: Raise,
): CaseChange {
  const due = dueAt(priority, answeredAt, calendar);
  if (!open) {
    const detail = { priority, ...(returned ? { again: true } : {}) };
    events.push({ kind: "opened", flagId: null, at: now, detail });
    told.push({ topic: "case-opened", priority, at: now });
    const fresh = { isNew: true, isWorse: false, isUp: null, pausedAt: null, wakeAtRank: null };
    const status = returned ? "returned" : "new";
    return { ...fresh, id: newId(), priority, status, dueAt: due, answeredAt, openedAt: now };
  }
  const worse = isWorse(priority, open.priority);
  const ends = endsQuiet(open, priority, worse, safety);
  if (ends) {
    open.dueAt = dueAfterPause(open.dueAt, open.pausedAt, now, calendar);
    Object.assign(open, {
      status: ends === "woke" ? "returned" : "claimed",
      pausedAt: null,
      wakeAtRank: null,
    });
    open.isUp = ends;
    events.push({ kind: ends, flagId: null, at: now, detail: { why: "worse", priority } });
  }
  open.priority = worst([priority, open.priority]);
  if (due < open.dueAt) open.dueAt = due;
  if (worse) Object.assign(open, { answeredAt, isWorse: true });
  if (worse || again || ends) told.push({ topic: "case-escalated", priority, at: now });
  return open;
}

/** What was put aside comes up when an answer is worse than expected, or is another kind of safety concern. */
function endsQuiet(open: CaseChange, priority: Priority, worse: boolean, safety: boolean) {
  if (open.status === "waiting") return worse || safety ? ("resumed" as const) : null;
  if (open.status !== "snoozed") return null;
  const isExpected = rank(priority) > (open.wakeAtRank ?? rank("low"));
  return isExpected && !safety ? null : ("woke" as const);
}
