import { type Step, steps } from "@/domain/protocol";
import { type Channel, type ContactResult, findOutcome, type UrgencyWas } from "@/domain/triage";

export type EventDetail = {
  note?: string;
  outcome?: string;
  riskAssessed?: boolean;
  urgencyWas?: UrgencyWas;
  ruleId?: string;
  priority?: string;
  summary?: string;
  from?: string;
  to?: string;
  reason?: string;
  why?: "worse" | "time" | "staff";
  undid?: string;
  step?: Step;
  channel?: Channel;
  result?: ContactResult;
};

/** What happened to a case, in one line. `by` is a person's name or Heron's. */
export function eventText(kind: string, by: string, detail: EventDetail): string {
  const { ruleId, priority, from, to, reason } = detail;
  const flag = ruleId ?? "A flag";
  switch (kind) {
    case "opened":
      return "Case opened";
    case "raised":
      return `${flag} raised${priority ? `, ${priority}` : ""}`;
    case "joined":
      return `${flag} seen again`;
    case "escalated":
      return `${flag} escalated${priority ? ` to ${priority}` : ""}`;
    case "returned":
      return ruleId ? `${flag} returned` : "Returned to the queue";
    case "taken-over":
      return `Taken over from ${from || "a colleague"} by ${by}`;
    case "assigned":
      return `${by} gave the case to ${to ?? "a colleague"}`;
    case "claim-expired":
      return `${from ? `${from}'s claim` : "The claim"} expired: nothing had happened. Back in the queue`;
    case "owner-left":
      return "Its owner no longer works here. Back in the queue";
    case "waiting":
      return `${by} waits: ${reason ?? "no reason given"}`;
    case "resumed":
      return `Waiting ended: ${ended(by, detail)}`;
    case "snoozed":
      return `${by} snoozed the case: ${reason ?? "no reason given"}`;
    case "woke":
      return `Snooze ended: ${ended(by, detail)}`;
    case "looked":
      return `${by} looked at the case`;
    case "noted":
      return `${by} wrote a note`;
    case "contacted":
      return contactText(by, detail);
    case "ticked":
      return `${by} did: ${stepText(detail)}`;
    case "unticked":
      return `${by} took back: ${stepText(detail)}`;
    case "overdue":
      return "Deadline missed";
    case "escalated-to-pool":
      return "Escalated to everyone at the queue";
    case "escalated-to-lead":
      return "Escalated to the lead";
    case "closed":
      return closedText(by, detail);
    case "undone":
      return `${by} took that back`;
    default:
      return `${by} ${kind} the case`;
  }
}

function stepText({ step }: EventDetail): string {
  return step ? steps[step] : "a step";
}

function ended(by: string, { why, priority }: EventDetail): string {
  if (why === "worse") return `an answer was worse than expected${priority ? `, ${priority}` : ""}`;
  return why === "time" ? "its time came" : `by ${by}`;
}

const channelWords: Record<Channel, string> = {
  phone: "called the patient",
  message: "wrote to the patient",
  "in-person": "went to see the patient",
};
const resultWords: Record<ContactResult, string> = {
  reached: "reached",
  "no-answer": "no answer",
  voicemail: "left a voicemail",
};

function contactText(by: string, { channel, result }: EventDetail): string {
  const tried = channel ? channelWords[channel] : "tried to reach the patient";
  return `${by} ${tried}${result ? `: ${resultWords[result]}` : ""}`;
}

const urgencyWords: Record<UrgencyWas, string> = {
  right: "right",
  "too-high": "too high",
  "too-low": "too low",
};

function closedText(by: string, { outcome, riskAssessed, urgencyWas }: EventDetail): string {
  const label = findOutcome(outcome ?? "")?.label ?? "closed";
  const assessed =
    riskAssessed === undefined ? "" : ` Risk assessment recorded: ${riskAssessed ? "yes" : "no"}.`;
  const urgency = urgencyWas ? ` Urgency was ${urgencyWords[urgencyWas]}.` : "";
  return `${by} resolved the case: ${label}.${assessed}${urgency}`;
}
