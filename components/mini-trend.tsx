import { ChangeText } from "@/components/change-text";
import { Sparkline } from "@/components/sparkline";
import { Clock } from "@/components/time";
import { phq9 } from "@/domain/instruments/phq-9";

export type Standing = {
  phq9: { value: number; band: string | null; at: string; prorated: boolean } | null;
  changeFromPrevious: number | null;
  changeFromBaseline: number | null;
  reliable: "improved" | "worse" | "no-reliable-change" | null;
  sparkline: readonly (readonly [string, number])[];
  lastCheckInAt: Date | null;
};

const [measure] = phq9.measures;
const weeks = 12;
/** "Moderate" begins here: the line a reader looks for. */
const threshold = 10;

type Props = { standing: Standing | null; now: Date; timeZone: string };

/** The PHQ-9 course in a line, with the number, its band and the change in words. */
export function MiniTrend({ standing, now, timeZone }: Props) {
  const latest = standing?.phq9;
  if (!standing || !latest || !measure) {
    return (
      <section aria-labelledby="trend-title">
        <h3 id="trend-title" className="eyebrow">
          PHQ-9
        </h3>
        <p className="text-muted">No score yet.</p>
      </section>
    );
  }
  const band = measure.bands.find(({ code }) => code === latest.band)?.label;
  return (
    <section aria-labelledby="trend-title">
      <h3 id="trend-title" className="eyebrow">
        PHQ-9, last {weeks} weeks, lower is better
      </h3>
      <div className="mt-1.5 flex items-center gap-3">
        <Sparkline
          points={standing.sparkline}
          range={measure.range}
          threshold={threshold}
          weeks={weeks}
          now={now}
        />
        <p className="leading-tight">
          <span className="text-lg font-semibold">
            {latest.value}
            {latest.prorated && "*"}
          </span>{" "}
          of {measure.range[1]}
        </p>
      </div>
      {band && <p className="mt-1 text-sm">{band}</p>}
      {standing.changeFromPrevious !== null && (
        <p className="text-sm">
          <ChangeText change={standing.changeFromPrevious} word={sinceLast(standing.changeFromPrevious)} />{" "}
          since last
        </p>
      )}
      {standing.changeFromBaseline !== null && (
        <p className="text-sm">
          <ChangeText change={standing.changeFromBaseline} word={sinceBaseline(standing.reliable)} /> since
          baseline
        </p>
      )}
      {latest.prorated && (
        <p className="text-sm text-muted">* missing answers replaced by the mean of the rest</p>
      )}
      {standing.lastCheckInAt && (
        <p className="mt-1 text-sm text-muted">
          Last check-in <Clock at={standing.lastCheckInAt} timeZone={timeZone} now={now} />
        </p>
      )}
    </section>
  );
}

function sinceLast(change: number): string {
  if (change === 0) return "unchanged";
  return change < 0 ? "better" : "worse";
}

function sinceBaseline(reliable: Standing["reliable"]): string {
  if (reliable === "improved") return "reliably improved";
  if (reliable === "worse") return "reliably worse";
  return "no reliable change";
}
