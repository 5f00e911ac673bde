import { countDoses, type DoseMark, estimateText, letterOf, ratioOf } from "@/components/dose-marks";
import { routeWords } from "@/components/plan-words";
import { isOn, type TimeAxis } from "@/components/time-axis";

/** What each mark means, how many of it there are, and no mark that does not occur. */
export function DoseKey({ doses, axis }: { doses: readonly DoseMark[]; axis: TimeAxis }) {
  const shown = doses.filter((dose) => isOn(axis, dose.at));
  const count = countDoses(shown);
  const unknown = shown.filter((dose) => dose.kind !== "skipped" && ratioOf(dose) === null).length;
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
      {unknown > 0 && <li>dashed: {unknown} of an amount or a plan not known</li>}
      {[...count.otherRoutes].map(([route, of]) => (
        <li key={route} className="inline-flex items-baseline gap-1.5">
          <span className="font-semibold text-ink">{letterOf(route)}</span>
          <span className="text-pretty">
            {of.length} {routeWords[route]}: {estimateText(of)}
          </span>
        </li>
      ))}
    </ul>
  );
}
