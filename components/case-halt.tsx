import { clockText } from "@/components/time";
import type { Escalated } from "@/domain/escalation";
import type { CaseState } from "@/domain/transitions";

type Halted = {
  status: CaseState;
  waitingReason: string | null;
  waitingUntil: Date | null;
  snoozeReason: string | null;
  snoozedUntil: Date | null;
  escalatedTo: Escalated | null;
};

type Props = { of: Halted; now: Date; timeZone: string };

const escalated = {
  owner: "Deadline missed",
  pool: "Escalated to everyone at the queue",
  lead: "Escalated to the lead",
} as const satisfies Record<Escalated, string>;

/** Why a case rests, and whom it was escalated to. */
export function haltTexts({ of, now, timeZone }: Props): string[] {
  const until = (at: Date | null) => (at ? ` until ${clockText(at, timeZone, now)}` : "");
  return [
    of.status === "waiting" && `Waiting${until(of.waitingUntil)}: ${of.waitingReason}`,
    of.status === "snoozed" && `Snoozed${until(of.snoozedUntil)}: ${of.snoozeReason}`,
    of.status !== "closed" && of.escalatedTo && escalated[of.escalatedTo],
  ].filter((text) => typeof text === "string");
}

export function CaseHalt(props: Props) {
  const texts = haltTexts(props);
  if (texts.length === 0) return null;
  return (
    <ul className="mt-1 flex flex-wrap gap-x-4 text-sm text-muted">
      {texts.map((text) => (
        <li key={text} className="wrap-anywhere">
          {text}
        </li>
      ))}
    </ul>
  );
}
