import { EvidenceQuote } from "@/components/evidence-quote";
import type { Evidence } from "@/domain/rules/rule";

const shownFirst = 6;

type Props = { evidence: readonly Evidence[]; flaggedAt: Date; timeZone: string };

/** What made the rule fire, in the order the rule gives it. */
export function EvidenceList({ evidence, ...when }: Props) {
  if (evidence.length === 0) return null;
  const [first, rest] = [evidence.slice(0, shownFirst), evidence.slice(shownFirst)];
  return (
    <>
      <Quotes of={first} {...when} />
      {rest.length > 0 && (
        <details className="mt-2">
          <summary className="link min-h-8 text-sm">{rest.length} more</summary>
          <Quotes of={rest} {...when} />
        </details>
      )}
    </>
  );
}

function Quotes({ of, ...when }: { of: readonly Evidence[]; flaggedAt: Date; timeZone: string }) {
  return (
    <ul className="mt-3 grid gap-3 border-l-2 border-line pl-4">
      {of.map((evidence) => (
        <li key={keyOf(evidence)}>
          <EvidenceQuote evidence={evidence} {...when} />
        </li>
      ))}
    </ul>
  );
}

function keyOf(evidence: Evidence): string {
  if (evidence.kind === "fact") return `${evidence.text}${evidence.at}`;
  const what = evidence.kind === "answer" ? evidence.linkId : `${evidence.measure}-${evidence.label}`;
  return `${evidence.checkInId}-${what}`;
}
