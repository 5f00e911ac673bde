import type { ReactNode } from "react";

export function FactList({ facts }: { facts: readonly { term: string; detail: ReactNode }[] }) {
  return (
    <dl className="card divide-y divide-line">
      {facts.map(({ term, detail }) => (
        <div key={term} className="grid gap-x-4 px-4 py-3 sm:grid-cols-[10rem_1fr]">
          <dt className="text-muted">{term}</dt>
          <dd>{detail}</dd>
        </div>
      ))}
    </dl>
  );
}
