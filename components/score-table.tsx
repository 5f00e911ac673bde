import Link from "next/link";
import { signed } from "@/components/change-text";
import type { FlagMark } from "@/components/flag-lane";
import type { PlotPoint } from "@/components/plot-frame";
import { PriorityBadge } from "@/components/priority-mark";
import { flagsOf } from "@/components/step-text";
import { Clock } from "@/components/time";
import type { Measure } from "@/domain/instruments/instrument";
import type { SinceDose } from "@/domain/since-dose";
import { plainNumber } from "@/domain/wording";

type Props = {
  name: string;
  measure: Measure;
  /** Oldest first. */
  points: readonly PlotPoint[];
  /** The score before the first of them, from before this period. */
  before: PlotPoint | null;
  baseline: { readonly value: number; readonly at: Date } | null;
  flags: readonly FlagMark[];
  timeZone: string;
  /** Days since the dose told before each score, where the page is laid out by them. */
  since?: readonly SinceDose<{ readonly checkInId: string }>[] | null;
};

/** The numbers behind a chart, newest first, equal to the CSV. */
export function ScoreTable({
  name,
  measure,
  points,
  before,
  baseline,
  flags,
  timeZone,
  since = null,
}: Props) {
  const days = since && new Map(since.map((one) => [one.point.checkInId, one.days]));
  const rows = points.map((point, i) => ({ point, previous: points[i - 1] ?? before })).reverse();
  const hasFlags = flags.length > 0;
  const hasBands = measure.bands.length > 0;
  if (rows.length === 0) return <p className="text-sm text-muted">No scores in this period.</p>;
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard
    <section aria-label={`${name} scores`} tabIndex={0} className="scroll-shade relative max-h-96">
      <table className="w-full text-sm" data-scores={name}>
        <caption className="sr-only">{name} scores, newest first</caption>
        <thead className="sticky top-0 z-1 bg-surface text-left text-xs text-muted">
          <tr>
            <Th>Date</Th>
            <Th right>Score</Th>
            {hasBands && <Th>Band</Th>}
            <Th right>From previous</Th>
            {baseline && <Th right>From baseline</Th>}
            {days && <Th right>Days since dose</Th>}
            {hasFlags && <Th>Flags</Th>}
          </tr>
        </thead>
        <tbody>
          {rows.map(({ point, previous }) => (
            <tr
              key={point.checkInId}
              className="border-t border-line align-baseline"
              data-check-in={point.checkInId}
            >
              <th scope="row" className="py-1.5 pr-4 text-left font-normal whitespace-nowrap">
                <Clock at={point.at} timeZone={timeZone} />
              </th>
              <td className="py-1.5 pr-4 text-right font-semibold" data-score="">
                {plainNumber(point.value)}
                {point.prorated && "*"}
              </td>
              {hasBands && (
                <td className="py-1.5 pr-4 whitespace-nowrap">{bandLabel(measure, point.band)}</td>
              )}
              <td className="py-1.5 pr-4 text-right">
                <Change from={previous} to={point} />
              </td>
              {baseline && (
                <td className="py-1.5 pr-4 text-right">
                  <Change from={baseline.at < point.at ? baseline : null} to={point} />
                </td>
              )}
              {days && (
                <td className="py-1.5 pr-4 text-right" data-days="">
                  {days.get(point.checkInId) ?? <None words="no dose told before it" />}
                </td>
              )}
              {hasFlags && (
                <td className="py-1.5">
                  <span className="flex flex-wrap gap-x-3 gap-y-1">
                    {flagsOf(point, flags).map((flag) => (
                      <Link
                        key={flag.id}
                        href={`/cases/${flag.caseId}`}
                        prefetch={false}
                        className="inline-flex min-h-6 items-center gap-1"
                      >
                        <PriorityBadge priority={flag.priority} />
                        <span className="link">{flag.ruleId}</span>
                      </Link>
                    ))}
                  </span>
                </td>
              )}
            </tr>
          ))}
        </tbody>
      </table>
      {rows.some(({ point }) => point.prorated) && (
        <p className="pt-2 text-xs text-muted">
          * Prorated: missing answers were replaced by the mean of those given.
        </p>
      )}
    </section>
  );
}

function Th({ right, children }: { right?: boolean; children: string }) {
  return (
    <th scope="col" className={`pr-4 pb-1.5 font-medium whitespace-nowrap ${right ? "text-right" : ""}`}>
      {children}
    </th>
  );
}

function Change({ from, to }: { from: { value: number } | null; to: PlotPoint }) {
  if (from) return signed(Math.round((to.value - from.value) * 10) / 10);
  return <None words="no earlier score" />;
}

function None({ words }: { words: string }) {
  return (
    <>
      <span aria-hidden="true">—</span>
      <span className="sr-only">{words}</span>
    </>
  );
}

export function bandLabel(measure: Pick<Measure, "bands">, code: string | null): string {
  return measure.bands.find((band) => band.code === code)?.label ?? "";
}
