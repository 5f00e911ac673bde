import { routeWords } from "@/components/plan-words";
import { dayText } from "@/components/time";
import { isOn, percent, shareOf, type TimeAxis } from "@/components/time-axis";
import type { Dose } from "@/domain/dose";
import type { Route } from "@/domain/prescription";

export type DoseMark = Pick<Dose, "checkInId" | "at" | "kind" | "route" | "mg" | "plannedMg"> & {
  readonly above: boolean;
};

type Props = { doses: readonly DoseMark[]; plannedRoute: Route | null; axis: TimeAxis; timeZone: string };

/** Tallest bar shown, as a multiple of the plan; what is taller ends in an arrow. */
const cap = 2.5;
/** Share of the strip that bars may fill; marks stand above. */
const room = 0.7;

/** Doses as they went: a bar as high as its share of the plan, a cross for one skipped, a plus for one extra. */
export function DoseStrip({ doses, plannedRoute, axis, timeZone }: Props) {
  const shown = doses.filter((dose) => isOn(axis, dose.at));
  const y = heightsOf(shown);
  const letters = lettersOf(shown, plannedRoute, axis);
  const width = widthOf(shown, axis);
  return (
    <svg
      role="img"
      aria-label={summaryOf(shown, plannedRoute, timeZone)}
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
  const tallest = Math.min(cap, Math.max(1.25, ...doses.map((dose) => ratioOf(dose) ?? 0)));
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
        strokeDasharray={dose.mg === null ? "2 2" : undefined}
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

/** What each mark means, how many of it there are, and no mark that does not occur. */
export function DoseKey({ doses, plannedRoute, axis }: Omit<Props, "timeZone">) {
  const shown = doses.filter((dose) => isOn(axis, dose.at));
  const count = countDoses(shown, plannedRoute);
  const parts = [
    count.taken > 0 && (["scheduled", count.taken, "M0-6v12", 2.5] as const),
    count.extra > 0 && (["extra", count.extra, "M-3.5 0h7M0-3.5v7", 1.75] as const),
    count.skipped > 0 && (["skipped", count.skipped, "M-3.5-3.5l7 7m0-7l-7 7", 1.5] as const),
  ].filter((part) => part !== false);
  return (
    <ul className="flex flex-wrap gap-x-4 text-xs text-muted">
      {parts.map(([word, n, mark, width]) => (
        <li key={word} className="inline-flex items-center gap-1.5">
          <svg aria-hidden="true" viewBox="-6 -7 12 14" className="h-3.5 w-3">
            <path d={mark} stroke="var(--chart-line)" strokeWidth={width} strokeLinecap="round" fill="none" />
          </svg>
          {n} {word}
        </li>
      ))}
      {[...count.otherRoutes].map(([route, n]) => (
        <li key={route} className="inline-flex items-center gap-1.5">
          <span className="font-semibold text-ink">{letterOf(route)}</span>
          {n} {routeWords[route]}
        </li>
      ))}
    </ul>
  );
}

export function countDoses(doses: readonly DoseMark[], plannedRoute: Route | null) {
  const of = (...kinds: DoseMark["kind"][]) => doses.filter((dose) => kinds.includes(dose.kind)).length;
  const otherRoutes = new Map<Route, number>();
  for (const { route } of doses) {
    if (route && plannedRoute && route !== plannedRoute)
      otherRoutes.set(route, (otherRoutes.get(route) ?? 0) + 1);
  }
  const above = doses.filter((dose) => dose.above).length;
  return {
    taken: of("scheduled", "partial"),
    extra: of("extra"),
    skipped: of("skipped"),
    above,
    otherRoutes,
  };
}

function letterOf(route: Route): string {
  return route === "sublingual" ? "T" : route === "other" ? "O" : route.charAt(0).toUpperCase();
}

/** A letter where the route was not the plan's; of a run of equal ones that would touch, only the first. */
function lettersOf(
  doses: readonly DoseMark[],
  plannedRoute: Route | null,
  axis: TimeAxis,
): Map<DoseMark, string> {
  const letters = new Map<DoseMark, string>();
  let last = Number.NEGATIVE_INFINITY;
  for (const dose of doses) {
    if (!dose.route || !plannedRoute || dose.route === plannedRoute) continue;
    const share = shareOf(axis, dose.at);
    if (share - last < 0.02) continue;
    letters.set(dose, letterOf(dose.route));
    last = share;
  }
  return letters;
}

function ratioOf(dose: DoseMark): number | null {
  return dose.mg !== null && dose.plannedMg ? dose.mg / dose.plannedMg : null;
}

function summaryOf(doses: readonly DoseMark[], plannedRoute: Route | null, timeZone: string): string {
  const [first, last] = [doses[0], doses.at(-1)];
  if (!first || !last) return "No doses reported in this period.";
  const { taken, extra, skipped, above, otherRoutes } = countDoses(doses, plannedRoute);
  const routes = [...otherRoutes].map(([route, n]) => `, ${n} ${routeWords[route]}`).join("");
  const highest = Math.max(0, ...doses.map((dose) => ratioOf(dose) ?? 0));
  const largest =
    above > 0 ? ` ${above} above the plan, the largest ${Math.round(highest * 100)}% of it.` : "";
  return `Doses ${dayText(first.at, timeZone)} to ${dayText(last.at, timeZone)}: ${taken} scheduled, ${skipped} skipped, ${extra} extra${routes}.${largest}`;
}
