import type { Reading } from "@/domain/programme";
import { calendarDayInWords } from "@/domain/wording";

const lines = [0, 25, 50, 75, 100] as const;

/** Shares with their intervals by month, from none to all so that charts compare. The table beside it says the same. */
export function ShareChart({ readings }: { readings: readonly Reading[] }) {
  const x = (at: number) => `${((at + 0.5) / readings.length) * 100}%`;
  const y = (share: number) => `${(1 - share) * 100}%`;
  return (
    <div
      aria-hidden="true"
      className="mt-3 mr-1 ml-9 forced-colors:[--chart-label:CanvasText] forced-colors:[--chart-line:CanvasText] forced-colors:[--surface:Canvas]"
    >
      <svg aria-hidden="true" className="block h-32 w-full overflow-visible text-xs">
        {lines.map((line) => (
          <g key={line}>
            <line x1="0" x2="100%" y1={y(line / 100)} y2={y(line / 100)} stroke="var(--line)" />
            <text x="-6" y={y(line / 100)} dy="0.32em" textAnchor="end" fill="var(--chart-label)">
              {line}
              {line === 100 && "%"}
            </text>
          </g>
        ))}
        {readings.map(({ month, share, note }, at) =>
          share ? (
            <g key={month} stroke="var(--chart-line)">
              <line x1={x(at)} x2={x(at)} y1={y(share.low)} y2={y(share.high)} strokeWidth="1.5" />
              <circle
                cx={x(at)}
                cy={y(share.share)}
                r="4"
                strokeWidth="1.5"
                fill={note === null ? "var(--chart-line)" : "var(--surface)"}
              />
            </g>
          ) : null,
        )}
      </svg>
      <ol className="mt-2 flex text-xs text-muted">
        {readings.map(({ month }, at) => (
          <li key={month} className={`flex-1 text-center ${at % 2 === 1 ? "max-sm:invisible" : ""}`}>
            {calendarDayInWords(month).replace(" 1", "")}
          </li>
        ))}
      </ol>
    </div>
  );
}
