import { isThreshold, type ThresholdSet, thresholdInWords } from "@/domain/rules/threshold-set";
import { defaultThresholds, type Thresholds, thresholdSpecs } from "@/domain/rules/thresholds";

type Props = { values: Partial<Thresholds>; against: ThresholdSet };

/** What a version of the numbers changes, one line a number. */
export function ThresholdChanges({ values, against }: Props) {
  const changed = Object.keys(thresholdSpecs)
    .filter(isThreshold)
    .map((name) => ({ name, from: against.values[name], to: values[name] ?? defaultThresholds[name] }))
    .filter(({ from, to }) => from !== to);
  if (changed.length === 0) return <p className="text-muted">The same numbers as are in force.</p>;
  return (
    <ul className="grid gap-1">
      {changed.map(({ name, from, to }) => (
        <li key={name} className="text-pretty">
          {thresholdSpecs[name].means}:{" "}
          <span className="whitespace-nowrap">
            {thresholdInWords(name, from)} → <strong>{thresholdInWords(name, to)}</strong>
          </span>{" "}
          <span className="text-sm text-muted">({thresholdSpecs[name].rules.join(", ")})</span>
        </li>
      ))}
    </ul>
  );
}
