import { ChevronRight } from "lucide-react";
import { ruleFamilies } from "@/components/rule-families";
import { findRule } from "@/domain/rules/catalogue";
import {
  rangeOf,
  type ThresholdName,
  type ThresholdSet,
  thresholdInWords,
  thresholdNames,
} from "@/domain/rules/threshold-set";
import { defaultThresholds, thresholdSpecs } from "@/domain/rules/thresholds";

/** Every number with its meaning, its default and a field, by family of the first rule that reads it. */
export function ThresholdFields({ inForce }: { inForce: ThresholdSet }) {
  return ruleFamilies.map(({ family, title }) => {
    const names = thresholdNames.filter(
      (name) => findRule(thresholdSpecs[name].rules[0] ?? "")?.family === family,
    );
    if (names.length === 0) return null;
    const own = names.filter((name) => inForce.values[name] !== defaultThresholds[name]).length;
    return (
      <details key={family} className="group border-b border-line" open={own > 0}>
        <summary className="flex min-h-11 cursor-pointer items-center gap-2 px-4 font-semibold sm:px-5">
          <ChevronRight aria-hidden="true" className="size-4 text-muted group-open:rotate-90" />
          {title} <span className="text-sm font-normal text-muted">{names.length}</span>
          {own > 0 && (
            <span className="text-sm font-normal text-muted">({own} of the clinic&rsquo;s own)</span>
          )}
        </summary>
        <ul className="divide-y divide-line border-t border-line">
          {names.map((name) => (
            <ThresholdField key={name} name={name} value={inForce.values[name]} />
          ))}
        </ul>
      </details>
    );
  });
}

function ThresholdField({ name, value }: { name: ThresholdName; value: number }) {
  const { means, unit, rules } = thresholdSpecs[name];
  const [low, high] = rangeOf(name);
  return (
    <li className="grid items-center gap-x-6 gap-y-1 px-4 py-2.5 sm:grid-cols-[1fr_auto] sm:px-5">
      <div>
        <label htmlFor={name} className="block text-pretty">
          {means}
        </label>
        <p id={`${name}-about`} className="text-sm text-muted">
          Default {thresholdInWords(name, defaultThresholds[name])}. Read by {rules.join(", ")}.
        </p>
      </div>
      <div className="flex items-center gap-2">
        <input
          id={name}
          name={name}
          type="number"
          inputMode="decimal"
          step="any"
          min={low}
          max={high}
          defaultValue={value}
          aria-describedby={`${name}-about`}
          className="field min-h-11 w-24 text-right"
        />
        <span className="w-28 text-sm text-muted">{unit === "count" ? "" : unit}</span>
      </div>
    </li>
  );
}
