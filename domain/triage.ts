import type { Priority } from "@/domain/priority";

/** How a case ended, in the order of the number keys. */
export const outcomes = [
  {
    code: "contacted-safe",
    digit: 1,
    label: "Spoke with patient, feels able to keep safe",
    needsNote: false,
  },
  { code: "contacted-plan-changed", digit: 2, label: "Spoke with patient, plan changed", needsNote: true },
  { code: "safety-plan-reviewed", digit: 3, label: "Safety plan reviewed with patient", needsNote: false },
  { code: "visit-booked", digit: 4, label: "Visit booked", needsNote: false },
  { code: "emergency-services", digit: 5, label: "Emergency care arranged", needsNote: true },
  { code: "left-message", digit: 6, label: "Left message", needsNote: false },
  { code: "known-and-expected", digit: 7, label: "Known and expected", needsNote: true },
  { code: "no-action-needed", digit: 8, label: "No action needed", needsNote: true },
  { code: "data-error", digit: 9, label: "Data error", needsNote: true },
] as const;

export type Outcome = (typeof outcomes)[number]["code"];

export function findOutcome(code: string) {
  return outcomes.find((outcome) => outcome.code === code) ?? null;
}

/**
 * Null when the case may be closed, else the reason why not, as shown to staff.
 * @param safety whether a safety rule is among the case's open flags
 * @param riskAssessed the answer to "Risk assessment recorded?"; null while unanswered
 */
export function canClose(
  priority: Priority,
  safety: boolean,
  outcome: Outcome,
  riskAssessed: boolean | null,
): string | null {
  if (outcome === "left-message" && (priority === "urgent" || priority === "high")) {
    return "A message left does not close an urgent or high case. Keep it open until you have spoken with the patient.";
  }
  if (safety && riskAssessed === null) return "Say whether a risk assessment was recorded.";
  return null;
}

export const caseStates = ["new", "claimed", "returned", "closed"] as const;
export type CaseState = (typeof caseStates)[number];

/**
 * Where a case stands, from what happened to it last. Returned: it was claimed or closed before and waits for
 * someone again.
 */
export function caseState(happened: {
  readonly claimedAt: Date | null;
  readonly returnedAt: Date | null;
  readonly closedAt: Date | null;
}): CaseState {
  const { claimedAt, returnedAt, closedAt } = happened;
  const isLast = (at: Date, ...others: (Date | null)[]) =>
    others.every((other) => other === null || at >= other);
  if (closedAt && isLast(closedAt, claimedAt, returnedAt)) return "closed";
  if (claimedAt && isLast(claimedAt, returnedAt)) return "claimed";
  return returnedAt ? "returned" : "new";
}
