import { type Priority, rank } from "@/domain/priority";
import type { CaseState } from "@/domain/transitions";

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

/** Whether an outcome says that staff and patient spoke. A visit booked may have been booked by message. */
export function spokeWithPatient(outcome: string): boolean {
  return spokeOutcomes.some((one) => one === outcome);
}

export const spokeOutcomes = [
  "contacted-safe",
  "contacted-plan-changed",
  "safety-plan-reviewed",
] as const satisfies readonly Outcome[];

/** Whether an outcome says that staff did something about what was flagged, and be it a message left. */
export function isActedOn(outcome: string): boolean {
  return !["known-and-expected", "no-action-needed", "data-error"].includes(outcome);
}

/** A clinic's own outcome counts as the standard one it stands for. */
export type OwnOutcome = { readonly code: string; readonly label: string; readonly standsFor: Outcome };

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

/** "Was the urgency right?", asked once a case is closed; it says how good a rule is, not how good its people are. */
export const urgencyWas = ["right", "too-high", "too-low"] as const;
export type UrgencyWas = (typeof urgencyWas)[number];

export const channels = ["phone", "message", "in-person"] as const;
export type Channel = (typeof channels)[number];

export const contactResults = ["reached", "no-answer", "voicemail"] as const;
export type ContactResult = (typeof contactResults)[number];

const day = 86_400_000;
const mostSnoozeDays = 30;
const mostWaitingDays = 14;

type Stands = {
  readonly priority: Priority;
  readonly status: CaseState;
  readonly dueAt: Date;
  /** Whether a safety rule is among the open flags. */
  readonly safety: boolean;
};

/** Null when the case may sleep until then, else the reason why not, as shown to staff. */
export function canSnooze(
  { priority, status, dueAt, safety }: Stands,
  until: Date,
  now: Date,
): string | null {
  if (priority === "urgent") return "An urgent case cannot be snoozed.";
  if (until <= now) return "Choose a time that is still to come.";
  if (until.getTime() > now.getTime() + mostSnoozeDays * day) return "A case sleeps for 30 days at most.";
  if (priority === "high" && until > dueAt)
    return "A high case sleeps until its deadline at most: its clock runs on.";
  const isUnseen = status === "new" || status === "returned";
  if (safety && isUnseen) return "Claim the case and look at its safety answers before you snooze it.";
  return null;
}

/** Findings of this rank or a smaller one wake a case that was put to sleep at a priority: only worse ones. */
export function wakeAtRank(priority: Priority): number {
  return rank(priority) - 1;
}

/** Null when the owner may wait until then, else the reason why not. Nothing waits without an end. */
export function canWait(until: Date, now: Date): string | null {
  if (until <= now) return "Choose a time that is still to come.";
  if (until.getTime() > now.getTime() + mostWaitingDays * day)
    return "A case waits for 14 days at most; it can be put off again then.";
  return null;
}

/**
 * Whether the deadline stands still. Waiting stops it for all but urgent cases, a snooze for medium and low ones: what was
 * urgent stays due within its hour.
 */
export function standsStill(status: CaseState, priority: Priority): boolean {
  if (status === "waiting") return priority !== "urgent";
  return status === "snoozed" && rank(priority) >= rank("medium");
}

/** Null when many may be closed at once, else why this one may not. */
export function canCloseAmongMany(priority: Priority, safety: boolean): string | null {
  if (safety) return "It holds a safety flag: close it by itself.";
  return rank(priority) <= rank("high") ? "Urgent and high cases are closed one by one." : null;
}
