import { afterWorkingTime, type ClinicCalendar } from "@/domain/deadline";
import type { Priority } from "@/domain/priority";
import type { CaseEventKind, CaseState } from "@/domain/transitions";

/** Before whom a missed deadline is put, one after the other. */
export const steps = ["owner", "pool", "lead"] as const;
export type Escalated = (typeof steps)[number];

const kinds = {
  owner: "overdue",
  pool: "escalated-to-pool",
  lead: "escalated-to-lead",
} as const satisfies Record<Escalated, CaseEventKind>;

type Stands = {
  readonly status: CaseState;
  readonly priority: Priority;
  readonly dueAt: Date;
  readonly answeredAt: Date;
  readonly ownerId: string | null;
  readonly claimedAt: Date | null;
  readonly pausedAt: Date | null;
  /** The last step that was taken; null before any. */
  readonly escalatedTo: Escalated | null;
};

const minute = 60_000;
/**
 * An urgent case that nobody has claimed is put before the pool again, then before the lead, this long after the answer; once a
 * closing was taken back, after that, as its deadline tells.
 */
const unclaimedUrgent = { pool: 15 * minute, lead: 30 * minute };
const urgentHour = 60 * minute;
/** Between one step and the next: on the clock for urgent cases, in working time for the others. */
const urgentStep = 15 * minute;
const workingStep = 60 * minute;

/**
 * The steps that are due now and not yet taken, in order. Claiming gives the new owner the time of one step before the case
 * goes on to the pool. A clock that stands still, a sleeping case and a closed one escalate nothing.
 */
export function stepsDue(stands: Stands, now: Date, calendar: ClinicCalendar): Escalated[] {
  if (stands.status === "closed" || stands.status === "snoozed" || stands.pausedAt) return [];
  const taken = stands.escalatedTo ? steps.indexOf(stands.escalatedTo) : -1;
  const ahead = steps.slice(taken + 1).filter((step) => step !== "owner" || stands.ownerId !== null);
  return ahead.filter((step) => stepAt(stands, step, calendar) <= now);
}

export function eventOf(step: Escalated): CaseEventKind {
  return kinds[step];
}

function stepAt(
  { priority, dueAt, answeredAt, ownerId, claimedAt }: Stands,
  step: Escalated,
  calendar: ClinicCalendar,
): Date {
  if (!ownerId && priority === "urgent" && step !== "owner") {
    const began = Math.max(answeredAt.getTime(), dueAt.getTime() - urgentHour);
    return new Date(began + unclaimedUrgent[step]);
  }
  const since = ownerId && claimedAt && claimedAt > dueAt ? claimedAt : dueAt;
  const count = steps.indexOf(step) - (ownerId ? 0 : 1);
  if (priority === "urgent") return new Date(since.getTime() + count * urgentStep);
  return count === 0 ? since : afterWorkingTime(since, count * workingStep, calendar);
}
