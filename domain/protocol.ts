import type { Priority } from "@/domain/priority";

/**
 * What is usually done for a case, by its priority, as a reminder: nothing here has to be ticked. What the rules require is asked
 * when a case is closed. Times as in `domain/deadline.ts`; the first human act of each priority, the emergency contact and the
 * recorded risk assessment as in the actions of SUI-01 to SUI-05; doses as in those of DOS and AE.
 */
export const steps = {
  "answers-read": "Read the answers, and what the patient was shown",
  "called-now": "Call now",
  "contacted-today": "Contact the patient today",
  "contacted-soon": "Write or call within two clinic days",
  "risk-assessed": "Assess the risk of suicide, and record it in the chart",
  "safety-plan": "Go through the safety plan together",
  "emergency-contact": "No answer: try the emergency contact, if they may be called",
  "doses-considered": "Decide whether home doses go on, with the prescriber",
  "next-contact": "Agree when you speak next, and who calls",
  "taken-to-review": "Bring it to the weekly review",
} as const;

export type Step = keyof typeof steps;
export const stepCodes = Object.keys(steps) as [Step, ...Step[]];

const byPriority: Record<Priority, readonly Step[]> = {
  urgent: ["answers-read", "called-now", "emergency-contact", "doses-considered", "next-contact"],
  high: ["answers-read", "contacted-today", "doses-considered", "next-contact"],
  medium: ["answers-read", "contacted-soon", "doses-considered"],
  low: ["answers-read", "taken-to-review"],
};

/** The steps of a case in order; with a safety rule among its flags, those for safety follow the contact. */
export function protocolFor(priority: Priority, safety: boolean): Step[] {
  const [read, ...rest] = byPriority[priority];
  const [first, ...others] = rest;
  const forSafety: Step[] = safety ? ["risk-assessed", "safety-plan"] : [];
  return [read, first, ...forSafety, ...others].filter((step) => step !== undefined);
}

/** A step that was ticked: by whom and when. */
export type Tick = { readonly step: Step; readonly by: string | null; readonly at: Date };
