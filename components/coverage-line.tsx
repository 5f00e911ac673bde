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

/** The same in a few words, for every screen: it is never in doubt whether anyone is watching. */
export function CoverageNote({ coverage, now, timeZone }: Props) {
  const until = coverage.until && (
    <span className="max-lg:hidden"> until {clockText(coverage.until, timeZone, now)}</span>
  );
  if (coverage.kind === "open") return <span className="text-muted max-lg:hidden">Clinic open{until}</span>;
  if (coverage.kind === "on-call") {
    return (
      <span className="truncate">
        <span className="max-sm:sr-only">Closed. </span>On call: {coverage.onCall.name}
        {until}
      </span>
    );
  }
  return (
    <span className="font-semibold text-high">
      <span aria-hidden="true" className="max-sm:hidden">
        ▲{" "}
      </span>
      Nobody<span className="max-sm:sr-only"> is</span> on call{until}
    </span>
  );
}
