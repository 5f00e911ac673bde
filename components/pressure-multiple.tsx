import { forcedInks, type PlotPoint } from "@/components/plot-frame";
import { Clock, dayText } from "@/components/time";
import { isOn, percent, shareOf, type Tick, type TimeAxis } from "@/components/time-axis";

export type Pressure = {
  readonly checkInId: string;
  readonly at: Date;
  readonly sys: number;
  readonly dia: number;
};

/** Readings with both their values, oldest first. */
export function pressuresOf(sys: readonly PlotPoint[], dia: readonly PlotPoint[]): Pressure[] {
  const lower = new Map(dia.map(({ checkInId, value }) => [checkInId, value]));
  return sys.flatMap(({ checkInId, at, value }) => {
    const below = lower.get(checkInId);
    return below === undefined ? [] : [{ checkInId, at, sys: value, dia: below }];
  });
}

type Props = {
  pressures: readonly Pressure[];
  /** From where a rule looks. */
  limits: { readonly sys: number; readonly dia: number };
  axis: TimeAxis;
  ticks: readonly Tick[];
  timeZone: string;
  /** Pressures are taken with a dose, so by days since a dose there is nothing to see. */
  isFolded: boolean;
};

const title = "Blood pressure after doses";
const foot = 40;

/** Each reading as one bar from its lower to its upper value, on the shared time. */
export function PressureMultiple({ pressures, limits, axis, ticks, timeZone, isFolded }: Props) {
  const shown = pressures.filter((one) => isOn(axis, one.at));
  const newest = shown.at(-1);
  const top = Math.ceil(Math.max(200, limits.sys + 20, ...shown.map(({ sys }) => sys)) / 20) * 20;
  const y = (value: number) => percent((top - value) / (top - foot));
  return (
    <section aria-labelledby="multiple-pressure" className={`min-w-0 ${forcedInks}`}>
      <header className="flex items-baseline justify-between gap-2">
        <h3 id="multiple-pressure" className="text-sm font-semibold">
          {title} <span className="text-xs font-normal text-muted">mmHg</span>
        </h3>
        {newest && (
          <p className="shrink-0 text-xs text-muted">
            <span className="text-sm font-bold text-ink">
              {newest.sys}/{newest.dia}
            </span>
            <span className="sr-only"> on </span>
            <span aria-hidden="true">, </span>
            {dayText(newest.at, timeZone, new Date(axis.to))}
          </p>
        )}
      </header>
      {isFolded ? (
        <p className="mt-2 flex h-16 items-center text-sm text-muted">Told with the dose itself.</p>
      ) : shown.length > 1 ? (
        <div className="mt-2 grid grid-cols-[1.5rem_minmax(0,1fr)_0.5rem] gap-x-1.5">
          <div aria-hidden="true" className="relative h-16 text-xs text-muted">
            {[foot, limits.dia, limits.sys].map((value) => (
              <span key={value} className="absolute right-0 -translate-y-1/2" style={{ top: y(value) }}>
                {value}
              </span>
            ))}
          </div>
          <div className="relative h-16 border-y border-line">
            <svg
              aria-hidden="true"
              data-plot="pressure"
              className="absolute inset-0 size-full overflow-visible"
            >
              {ticks.map(({ at }) => (
                <line
                  key={at}
                  x1={percent(shareOf(axis, at))}
                  x2={percent(shareOf(axis, at))}
                  y1="0"
                  y2="100%"
                  stroke="var(--line)"
                />
              ))}
              {[limits.dia, limits.sys].map((value) => (
                <line
                  key={value}
                  x1="0"
                  x2="100%"
                  y1={y(value)}
                  y2={y(value)}
                  stroke="var(--chart-threshold)"
                />
              ))}
              {shown.map((one) => (
                <g key={one.checkInId} data-pressure={`${one.sys}/${one.dia}`}>
                  <line
                    x1={percent(shareOf(axis, one.at))}
                    x2={percent(shareOf(axis, one.at))}
                    y1={y(one.sys)}
                    y2={y(one.dia)}
                    stroke="var(--chart-line)"
                    strokeWidth="1.25"
                  />
                  {[one.sys, one.dia].map((value) => (
                    <circle
                      key={value}
                      cx={percent(shareOf(axis, one.at))}
                      cy={y(value)}
                      r="2"
                      fill="var(--chart-line)"
                    />
                  ))}
                </g>
              ))}
            </svg>
            <div
              aria-hidden="true"
              className="absolute inset-y-0 w-px -translate-x-1/2 bg-[var(--chart-line)] opacity-60 print:hidden"
              style={{ left: "var(--step)" }}
            />
          </div>
        </div>
      ) : (
        <p className="mt-2 flex h-16 items-center text-sm text-muted">
          {newest ? "One reading in this period." : "No readings in this period."}
        </p>
      )}
    </section>
  );
}

/** The same readings in numbers, newest first. */
export function PressureTable({ pressures, axis, timeZone }: Pick<Props, "pressures" | "axis" | "timeZone">) {
  const shown = pressures.filter((one) => isOn(axis, one.at));
  return (
    <div className="min-w-0">
      <h3 className="mb-1 text-sm font-semibold">{title}</h3>
      {shown.length === 0 ? (
        <p className="text-sm text-muted">No readings in this period.</p>
      ) : (
        // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard
        <section aria-label={title} tabIndex={0} className="scroll-shade relative max-h-96">
          <table className="w-full text-sm" data-scores={title}>
            <caption className="sr-only">{title}, newest first</caption>
            <thead className="sticky top-0 z-1 bg-surface text-left text-xs text-muted">
              <tr>
                {["Date", "Systolic", "Diastolic"].map((name, i) => (
                  <th
                    key={name}
                    scope="col"
                    className={`pr-4 pb-1.5 font-medium ${i > 0 ? "text-right" : ""}`}
                  >
                    {name}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {[...shown].reverse().map((one) => (
                <tr key={one.checkInId} className="border-t border-line">
                  <th scope="row" className="py-1.5 pr-4 text-left font-normal whitespace-nowrap">
                    <Clock at={one.at} timeZone={timeZone} />
                  </th>
                  <td className="py-1.5 pr-4 text-right">{one.sys}</td>
                  <td className="py-1.5 pr-4 text-right">{one.dia}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </section>
      )}
    </div>
  );
}
