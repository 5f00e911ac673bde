import Link from "next/link";
import { Clock, clockText } from "@/components/time";

type Props = {
  tab: "open" | "mine" | "unclaimed" | "snoozed" | "done";
  paged: boolean;
  /** When the last check-in arrived: an empty list is worth as much as what comes in. */
  lastReceivedAt: Date | null;
  now: Date;
  timeZone: string;
};

const texts = {
  open: "No open case.",
  mine: "You have claimed no open case.",
  unclaimed: "No unclaimed case.",
  snoozed: "No case is snoozed.",
  done: "No case was resolved today.",
} as const;

/** Says why the list is empty, as of when, and what to look at instead. */
export function QueueEmpty({ tab, paged, lastReceivedAt, now, timeZone }: Props) {
  return (
    <div className="grid gap-1 px-5 py-8">
      <p className="font-semibold">{paged ? "No further case." : texts[tab]}</p>
      <p className="text-muted">
        As of {clockText(now, timeZone, now)}.{" "}
        {lastReceivedAt ? (
          <>
            Last check-in received <Clock at={lastReceivedAt} timeZone={timeZone} now={now} />.
          </>
        ) : (
          "No check-in has arrived yet."
        )}
      </p>
      {tab === "open" && !paged ? (
        <p className="text-muted">
          New check-ins appear here when they raise a flag. This does not rule out risk.
        </p>
      ) : (
        <p>
          <Link href="/queue?tab=open" prefetch={false} className="link">
            Show all open cases
          </Link>
        </p>
      )}
    </div>
  );
}
