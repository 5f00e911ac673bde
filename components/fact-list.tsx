import type { ReactNode } from "react";

/** `key` where the term is more than words. */
type Fact =
  | { term: string; key?: string; detail: ReactNode }
  | { term: ReactNode; key: string; detail: ReactNode };

export function FactList({ facts }: { facts: readonly Fact[] }) {
  return (
    <dl className="card divide-y divide-line">
      {facts.map(({ term, key, detail }) => (
        <div key={key ?? String(term)} className="grid gap-x-4 px-4 py-3 sm:grid-cols-[10rem_1fr]">
          <dt className="text-muted">{term}</dt>
          <dd>{detail}</dd>
        </div>
      ))}
    </dl>
  );
}
