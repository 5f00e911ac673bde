import type { Priority } from "@/domain/priority";
import { rank } from "@/domain/priority";
import type { CaseState } from "@/domain/transitions";

/** How long a shift may be said to be, in hours. */
export const shiftHours = [4, 8, 12, 24] as const;
export type ShiftHours = (typeof shiftHours)[number];
export const usualShift: ShiftHours = 8;

type Open = {
  readonly priority: Priority;
  readonly status: CaseState;
  readonly dueAt: Date;
  readonly pausedAt: Date | null;
  readonly owner: string | null;
  readonly waitingUntil: Date | null;
  readonly snoozedUntil: Date | null;
};

/** Open cases as one shift leaves them to the next: each in one place. */
export type Handover<Case> = {
  readonly urgent: readonly Case[];
  /** Overdue, or due before the next shift ends. */
  readonly due: readonly Case[];
  readonly waiting: readonly Case[];
  readonly snoozed: readonly Case[];
  readonly later: readonly Case[];
};

/** Urgent comes first wherever it stands. What waits or sleeps is told with until when, soonest first. */
export function sortOut<Case extends Open>(cases: readonly Case[], shiftEnds: Date): Handover<Case> {
  const parts = { urgent: [], due: [], waiting: [], snoozed: [], later: [] } as Record<
    keyof Handover<Case>,
    Case[]
  >;
  for (const one of cases) parts[placeOf(one, shiftEnds)].push(one);
  const by = (at: (one: Case) => Date | null) => (a: Case, b: Case) =>
    (at(a)?.getTime() ?? 0) - (at(b)?.getTime() ?? 0);
  for (const place of ["urgent", "due", "later"] as const) {
    parts[place].sort((a, b) => rank(a.priority) - rank(b.priority) || by((one) => one.dueAt)(a, b));
  }
  parts.waiting.sort(by((one) => one.waitingUntil));
  parts.snoozed.sort(by((one) => one.snoozedUntil));
  return parts;
}

function placeOf({ priority, status, dueAt }: Open, shiftEnds: Date): keyof Handover<never> {
  if (priority === "urgent") return "urgent";
  if (status === "waiting" || status === "snoozed") return status;
  return dueAt < shiftEnds ? "due" : "later";
}

/** Whose the open cases are: nobody's first, then by name. Null stands for nobody. */
export function byOwner<Case extends Open>(
  cases: readonly Case[],
): { owner: string | null; count: number; urgent: number; asleep: number }[] {
  const owners = new Map<string | null, { count: number; urgent: number; asleep: number }>();
  for (const { owner, priority, status } of cases) {
    const known = owners.get(owner) ?? { count: 0, urgent: 0, asleep: 0 };
    owners.set(owner, {
      count: known.count + 1,
      urgent: known.urgent + (priority === "urgent" ? 1 : 0),
      asleep: known.asleep + (status === "snoozed" ? 1 : 0),
    });
  }
  return [...owners]
    .map(([owner, counts]) => ({ owner, ...counts }))
    .sort(
      (a, b) =>
        Number(b.owner === null) - Number(a.owner === null) ||
        (a.owner ?? "").localeCompare(b.owner ?? "", "en"),
    );
}

/** What happened, case by case: each in its order, the case that something happened to last first. */
export function byCase<Event extends { readonly caseId: string; readonly at: Date }>(
  happened: readonly Event[],
): Event[][] {
  const cases = new Map<string, Event[]>();
  for (const event of happened) cases.set(event.caseId, [...(cases.get(event.caseId) ?? []), event]);
  const last = (events: readonly Event[]) => events.at(-1)?.at.getTime() ?? 0;
  return [...cases.values()].sort((a, b) => last(b) - last(a));
}
