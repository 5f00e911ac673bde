import type { CheckIn } from "@/domain/check-in";

/** One version of a check-in, as its sender labels it. */
export type Version = Pick<CheckIn, "status" | "authoredAt">;

/** How far a version has come: begun, finished, corrected. */
const stages = { "in-progress": 0, stopped: 1, completed: 1, amended: 2 } as const;

/**
 * Whether a version counts in place of another, in whatever order they arrive: it has come further, or as far and was not
 * answered earlier (FHIR `authored` is when the answers were last changed).
 */
export function countsOver(one: Version, other: Version): boolean {
  const further = stages[one.status] - stages[other.status];
  return further > 0 || (further === 0 && one.authoredAt >= other.authoredAt);
}

/** Whether this can be one more version of a check-in: it is finished once; before that it may be begun, afterwards amended, any number of times. */
export function isOneMore(sent: Version, known: readonly Version[]): boolean {
  return stages[sent.status] !== 1 || known.every((one) => stages[one.status] !== 1);
}
