import { clockText } from "@/components/time";
import type { OnCall, Stretch } from "@/domain/coverage";

type Props = { stretches: readonly Stretch[]; onCall: OnCall | null; now: Date; timeZone: string };

/** Who watches the queue in the hours to come. */
export function CoverageAhead({ stretches, onCall, now, timeZone }: Props) {
  return (
    <ul className="mt-2 grid gap-1">
      {stretches.map(({ from, to, kind }) => (
        <li key={from.getTime()} className={kind === "nobody" ? "font-semibold" : ""}>
          {from <= now ? "Now" : clockText(from, timeZone, now)} to {clockText(to, timeZone, now)}:{" "}
          {kind === "open" && "the clinic is open"}
          {kind === "on-call" && onCall && `closed; on call: ${onCall.name}, ${onCall.phone}`}
          {kind === "nobody" && "closed, and nobody is on call. Patients are shown crisis contacts"}
        </li>
      ))}
    </ul>
  );
}
