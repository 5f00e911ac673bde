import { findInstrument } from "@/domain/instruments/catalogue";
import type { Rule } from "@/domain/rules/rule";
import { readBy, type ThresholdSet, thresholdInWords } from "@/domain/rules/threshold-set";
import { defaultThresholds, thresholdSpecs } from "@/domain/rules/thresholds";

/** One rule in words: what it looks for, what it suggests, and who says so. */
export function RuleEntry({ rule, numbers }: { rule: Rule; numbers: ThresholdSet }) {
  const read = readBy(rule.id);
  return (
    <article
      id={rule.id}
      aria-labelledby={`${rule.id}-title`}
      className="card scroll-mt-28 p-4 target:border-focus target:shadow-[0_0_0_1px_var(--focus)] sm:p-5"
    >
      <div className="flex flex-wrap items-baseline gap-x-3 gap-y-1">
        <h3 id={`${rule.id}-title`} className="font-semibold">
          <span className="mr-2 text-muted">{rule.id}</span> {rule.title}
        </h3>
        {rule.safety && (
          <span className="rounded border border-control px-1.5 text-xs font-semibold text-muted">
            Safety rule
          </span>
        )}
        <span className="ml-auto text-[0.8125rem] text-muted">Version {rule.version}</span>
      </div>
      <dl className="mt-2 grid gap-x-4 gap-y-1.5 sm:grid-cols-[6.5rem_1fr]">
        <dt className="eyebrow sm:pt-0.5">Raised when</dt>
        <dd className="max-w-prose text-pretty">{rule.logic}</dd>
        <dt className="eyebrow sm:pt-0.5">Suggested</dt>
        <dd className="max-w-prose text-pretty">{rule.action}</dd>
        {read.length > 0 && (
          <>
            <dt className="eyebrow sm:pt-0.5">Numbers</dt>
            <dd className="text-sm sm:pt-px">
              <ul>
                {read.map((name) => (
                  <li key={name} className="text-pretty">
                    {thresholdSpecs[name].means}:{" "}
                    <strong className="font-semibold whitespace-nowrap">
                      {thresholdInWords(name, numbers.values[name])}
                    </strong>
                    {numbers.values[name] !== defaultThresholds[name] && (
                      <span className="text-muted">
                        {" "}
                        (the clinic&rsquo;s own; default {thresholdInWords(name, defaultThresholds[name])})
                      </span>
                    )}
                  </li>
                ))}
              </ul>
            </dd>
          </>
        )}
        <dt className="eyebrow sm:pt-0.5">Asked on</dt>
        <dd className="text-sm text-muted sm:pt-px">{rule.on.map(occasion).join(", ") || "any check-in"}</dd>
        <dt className="eyebrow sm:pt-0.5">Source</dt>
        <dd className="text-sm wrap-anywhere text-muted sm:pt-px">{rule.source}</dd>
      </dl>
    </article>
  );
}

function occasion(on: string): string {
  return on === "silence" ? "a missed check-in" : (findInstrument(on)?.shortTitle ?? on);
}
