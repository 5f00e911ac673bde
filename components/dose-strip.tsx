import {
  type DoseMark,
  doseText,
  estimateOf,
  isOtherRoute,
  letterOf,
  ratioOf,
} from "@/components/dose-marks";
import { isOn, percent, shareOf, type TimeAxis } from "@/components/time-axis";

type Props = { doses: readonly DoseMark[]; axis: TimeAxis; timeZone: string };

/** Tallest bar shown, as a multiple of the plan; what is taller ends in an arrow. */
const cap = 2.5;
/** Share of the strip that bars may fill; marks stand above. */
const room = 0.7;

/**
 * Doses as they went: a bar as high as its share of the plan, a cross for one skipped, a plus for one extra. Beside a dose by
 * another route than planned, what it comes to by the planned one, with its range.
 */
export function DoseStrip({ doses, axis, timeZone }: Props) {
  const shown = doses.filter((dose) => isOn(axis, dose.at));
  const y = heightsOf(shown);
  const letters = lettersOf(shown, axis);
  const width = widthOf(shown, axis);
  return (
    <svg
      role="img"
      aria-label={doseText(shown, timeZone)}
      className="block h-16 w-full overflow-visible text-xs"
      data-dose-strip=""
    >
      <line x1="0" x2="100%" y1="100%" y2="100%" stroke="var(--chart-threshold)" />
      <line x1="0" x2="100%" y1={y(1)} y2={y(1)} stroke="var(--chart-threshold)" strokeDasharray="2 3" />
      {shown.map((dose) => (
        <svg
          key={dose.checkInId}
          role="presentation"
          x={percent(shareOf(axis, dose.at))}
          width="1"
          overflow="visible"
          data-dose={dose.kind}
          data-at={dose.at.getTime()}
        >
          <Mark
            dose={dose}
            width={width}
            top={y(ratioOf(dose) ?? 0.5)}
            over={(ratioOf(dose) ?? 0) > cap}
            letter={letters.get(dose)}
          />
          <EstimateMark dose={dose} y={y} />
        </svg>
      ))}
    </svg>
  );
}

/** Names the strip beside it, and the line of the planned dose at its height. */
export function DoseLabels({
  doses,
  axis,
  plannedMg,
}: Pick<Props, "doses" | "axis"> & { plannedMg: number | null }) {
  const y = heightsOf(doses.filter((dose) => isOn(axis, dose.at)));
  return (
    <div aria-hidden="true" className="relative h-16 whitespace-nowrap">
      <span className="absolute top-0">Doses</span>
      <span className="absolute -translate-y-1/2" style={{ top: y(1) }}>
        plan{plannedMg !== null && ` ${plannedMg} mg`}
      </span>
    </div>
  );
}

/** How far down the strip a multiple of the planned dose reaches. */
function heightsOf(doses: readonly DoseMark[]): (ratio: number) => string {
  const estimated = doses.map((dose) =>
    dose.plannedMg ? (estimateOf(dose)?.high ?? 0) / dose.plannedMg : 0,
  );
  const tallest = Math.min(cap, Math.max(1.25, ...doses.map((dose) => ratioOf(dose) ?? 0), ...estimated));
  return (ratio) => percent(1 - (Math.min(ratio, tallest) / tallest) * room);
}

/** As CSS takes it: never so wide that bars of a daily dose merge, whatever the chart's width. */
function widthOf(doses: readonly DoseMark[], axis: TimeAxis): string {
  const [first, last] = [doses[0], doses.at(-1)];
  if (!first || !last || doses.length < 2) return "2.5px";
  const apart = (shareOf(axis, last.at) - shareOf(axis, first.at)) / (doses.length - 1);
  return `clamp(0.5px, ${(apart * 40).toFixed(3)}cqw, 2.5px)`;
}

function Mark({
  dose,
  width,
  top,
  over,
  letter,
}: {
  dose: DoseMark;
  width: string;
  top: string;
  over: boolean;
  letter: string | undefined;
}) {
  if (dose.kind === "skipped") {
    return (
      <svg role="presentation" y="100%" overflow="visible">
        <path
          d="M-3.5-10.5l7 7m0-7l-7 7"
          stroke="var(--chart-line)"
          strokeWidth="1.5"
          strokeLinecap="round"
          fill="none"
        />
      </svg>
    );
  }
  return (
    <>
      <line
        y1="100%"
        y2={top}
        stroke="var(--chart-line)"
        style={{ strokeWidth: width }}
        strokeDasharray={ratioOf(dose) === null ? "2 2" : undefined}
      />
      <svg role="presentation" y={top} overflow="visible">
        {dose.kind === "extra" && (
          <path
            d="M-3.5-6h7M0-9.5v7"
            stroke="var(--chart-line)"
            strokeWidth="1.75"
            strokeLinecap="round"
            fill="none"
          />
        )}
        {over && <path d="M-3.5 3L0-2l3.5 5" stroke="var(--chart-line)" strokeWidth="1.75" fill="none" />}
      </svg>
      {letter && (
        <text y="10" textAnchor="middle" fill="var(--chart-label)" fontWeight="600">
          {letter}
        </text>
      )}
    </>
  );
}

/** A letter where the route was not the plan's; of a run of equal ones that would touch, only the first. */
function lettersOf(doses: readonly DoseMark[], axis: TimeAxis): Map<DoseMark, string> {
  const letters = new Map<DoseMark, string>();
  let last = Number.NEGATIVE_INFINITY;
  for (const dose of doses) {
    if (!dose.route || !isOtherRoute(dose)) continue;
    const share = shareOf(axis, dose.at);
    if (share - last < 0.02) continue;
    letters.set(dose, letterOf(dose.route));
    last = share;
  }
  return letters;
}

/** A bracket from the low to the high estimate with a tick at the typical one, a little to the right of the bar. */
function EstimateMark({ dose, y }: { dose: DoseMark; y: (ratio: number) => string }) {
  const estimate = estimateOf(dose);
  if (!estimate || !dose.plannedMg) return null;
  const [low, typical, high] = [estimate.low, estimate.mg, estimate.high].map((mg) =>
    y(mg / (dose.plannedMg ?? 1)),
  );
  return (
    <g stroke="var(--chart-line)" strokeWidth="1" data-estimate={estimate.mg}>
      <line x1="4" x2="4" y1={low} y2={high} />
      <line x1="2" x2="6" y1={typical} y2={typical} strokeWidth="2" />
    </g>
  );
}
