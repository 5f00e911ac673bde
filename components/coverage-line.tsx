import { clockText } from "@/components/time";
import type { Coverage } from "@/domain/coverage";

type Props = { coverage: Coverage; now: Date; timeZone: string };

/** Whether anyone is watching, in words; says nothing while the clinic is open. */
export function CoverageLine({ coverage, now, timeZone }: Props) {
  if (coverage.kind === "open") return null;
  const until = coverage.until ? ` until ${clockText(coverage.until, timeZone, now)}` : "";
  return (
    <p className="border-b border-line bg-raised px-4 py-2 text-[0.8125rem]">
      {coverage.kind === "on-call"
        ? `The clinic is closed${until}. On call: ${coverage.onCall.name}, ${coverage.onCall.phone}.`
        : `The clinic is closed and nobody is on call${until}. Patients are shown crisis contacts.`}
    </p>
  );
}
