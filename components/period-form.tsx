import { ChoiceLinks } from "@/components/choice-links";
import { lastDays, monthOf, type Period } from "@/domain/period";

type Props = {
  path: string;
  /** What was asked for, as it was written. */
  from: string;
  to: string;
  /** Why that is no period. */
  problem: string | null;
  now: Date;
  timeZone: string;
};

/** Usual periods as links, any other by its two days. */
export function PeriodForm({ path, from, to, problem, now, timeZone }: Props) {
  const today = lastDays(1, now, timeZone).to;
  const usual: [label: string, period: Period][] = [
    ["7 days", lastDays(7, now, timeZone)],
    ["30 days", lastDays(30, now, timeZone)],
    ["This month", monthOf(today, 0, timeZone)],
    ["Last month", monthOf(today, 1, timeZone)],
  ];
  const chosen = usual.find(([, period]) => period.from === from && period.to === to)?.[0];
  return (
    <div className="mt-4 flex flex-wrap items-end gap-x-6 gap-y-3 print:hidden">
      <ChoiceLinks
        name="Period"
        choices={usual.map(([label, period]) => ({
          label,
          href: `${path}?${new URLSearchParams({ from: period.from, to: period.to })}`,
          chosen: label === chosen,
        }))}
      />
      <form action={path} className="flex flex-wrap items-end gap-2">
        <Day name="from" label="From" value={from} isWrong={problem !== null} />
        <Day name="to" label="To" value={to} isWrong={problem !== null} />
        <button type="submit" className="button">
          Show
        </button>
      </form>
      {problem && (
        <p id="period-problem" role="alert" className="w-full font-medium text-urgent">
          {problem}
        </p>
      )}
    </div>
  );
}

function Day({
  name,
  label,
  value,
  isWrong,
}: {
  name: string;
  label: string;
  value: string;
  isWrong: boolean;
}) {
  return (
    <label className="grid gap-1 text-sm font-medium">
      {label}
      <input
        type="date"
        name={name}
        defaultValue={value}
        key={value}
        required
        aria-invalid={isWrong || undefined}
        aria-describedby={isWrong ? "period-problem" : undefined}
        className="field w-auto"
      />
    </label>
  );
}
