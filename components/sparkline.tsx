import { percent, unbroken } from "@/components/time-axis";

type Props = {
  /** [ISO time, score], oldest first. */
  points: readonly (readonly [string, number])[];
  range: readonly [number, number];
  /** The score that a tick at the right edge marks. */
  threshold: number;
  weeks: number;
  now: Date;
};

const week = 7 * 86_400_000;
/** Twice the four weeks that check-ins are apart at most. Shorter waits show in the beads. */
const longestWait = 8 * week;

/** The last weeks at a glance. It never stands alone: the cells beside it say the score, its band and the change. */
export function Sparkline({ points, range: [low, high], threshold, weeks, now }: Props) {
  const from = now.getTime() - weeks * week;
  const shown = points
    .map(([at, value]) => ({ at: new Date(at), value }))
    .filter(({ at }) => at.getTime() >= from);
  const x = ({ at }: { at: Date }) => (at.getTime() - from) / (weeks * week);
  const y = (value: number) => (high - value) / (high - low);
  const newest = shown.at(-1);
  const line = percent(y(threshold));
  const runs = unbroken(shown, () => longestWait).filter((run) => run.length > 1);
  return (
    <svg aria-hidden="true" data-sparkline="" className="block h-9 w-32 overflow-visible">
      <line x1="0" x2="100%" y1={line} y2={line} stroke="var(--chart-threshold)" strokeDasharray="2 3" />
      <svg
        aria-hidden="true"
        viewBox="0 0 100 100"
        preserveAspectRatio="none"
        width="100%"
        height="100%"
        overflow="visible"
      >
        <path
          d={runs
            .map((run) => `M${run.map((point) => `${tenth(x(point))} ${tenth(y(point.value))}`).join("L")}`)
            .join("")}
          fill="none"
          stroke="var(--chart-line)"
          strokeWidth="1.5"
          strokeLinejoin="round"
          strokeLinecap="round"
          vectorEffect="non-scaling-stroke"
        />
      </svg>
      {shown.map((point) => (
        <circle
          key={point.at.getTime()}
          cx={percent(x(point))}
          cy={percent(y(point.value))}
          r="1.5"
          fill="var(--chart-line)"
        />
      ))}
      {newest && (
        <circle cx={percent(x(newest))} cy={percent(y(newest.value))} r="3" fill="var(--chart-line)" />
      )}
    </svg>
  );
}

function tenth(share: number): number {
  return Math.round(share * 1000) / 10;
}
