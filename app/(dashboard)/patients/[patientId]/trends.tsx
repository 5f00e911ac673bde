import { ChartGrid } from "@/components/chart-grid";
import { ChoiceLinks } from "@/components/choice-links";
import { ExportLink } from "@/components/export-link";
import { longestWait } from "@/components/longest-wait";
import { Plot } from "@/components/plot";
import { ScoreTable } from "@/components/score-table";
import { SmallMultiple } from "@/components/small-multiple";
import { stepText } from "@/components/step-text";
import { isOn, percentOf, type TimeAxis, ticksOf } from "@/components/time-axis";
import { PanelHeader, TrendPanel } from "@/components/trend-panel";
import { TrendSteps } from "@/components/trend-steps";
import { UnbrokenNames } from "@/components/unbroken-names";
import type { Trend } from "@/db/queries/find-trend";
import { findInstrument } from "@/domain/instruments/catalogue";
import { gad7 } from "@/domain/instruments/gad-7";
import type { Instrument, Measure } from "@/domain/instruments/instrument";
import { phq9 } from "@/domain/instruments/phq-9";
import type { Prescription } from "@/domain/prescription";
import type { Thresholds } from "@/domain/rules/thresholds";
import { arrangeTrend } from "./arrange-trends";
import { type Asked, hrefOf, ranges } from "./asked";

type Props = {
  patientId: string;
  trend: Trend;
  axis: TimeAxis;
  asked: Asked;
  course: { firstDoseOn: string | null; startedOn: string; timeZone: string };
  plan: Pick<Prescription, "route" | "doseMg"> | null;
  timeZone: string;
  mayExport: boolean;
};

/** Everything measured over time, all on one axis: PHQ-9 with flags and doses, GAD-7, and the rest small. */
export function Trends({ patientId, trend, axis, asked, course, plan, timeZone, mayExport }: Props) {
  const flags = trend.flags.filter((flag) => isOn(axis, flag.at));
  const [phqTotal] = phq9.measures;
  const [gadTotal] = gad7.measures;
  if (!phqTotal || !gadTotal) return null;
  const phq = arrangeTrend(phq9, phqTotal, trend.series["phq-9/total"] ?? [], flags, axis, course, timeZone);
  const gad = arrangeTrend(gad7, gadTotal, trend.series["gad-7/total"] ?? [], [], axis, course, timeZone);
  const steps = phq.points.map((point, i) => ({
    at: point.at.getTime(),
    x: percentOf(axis, point.at),
    value: point.value,
    text: stepText(point, phq.points[i - 1] ?? phq.before, phqTotal, flags, timeZone),
  }));
  const isTable = asked.view === "table";
  return (
    <TrendSteps key={`${asked.range.code}${steps.length}`} steps={steps}>
      <div className="space-y-4">
        <section aria-labelledby="phq-9" className="card @container px-4 py-3">
          <PanelHeader id="phq-9" measure={phqTotal}>
            <div className="flex flex-wrap items-center gap-2">
              <ExportLink
                href={`/api/patients/${patientId}/scores.csv?since=${new Date(axis.from).toISOString().slice(0, 10)}`}
                may={mayExport}
              />
              <ChoiceLinks
                name="Period"
                choices={ranges.map((range) => ({
                  label: range.label,
                  href: hrefOf(patientId, { ...asked, range, before: null }),
                  chosen: range === asked.range,
                }))}
              />
              <ChoiceLinks
                name="Show as"
                choices={(["chart", "table"] as const).map((view) => ({
                  label: view === "chart" ? "Chart" : "Table",
                  href: hrefOf(patientId, { ...asked, view, before: null }),
                  chosen: view === asked.view,
                  shortcut: view === asked.view ? undefined : "t",
                }))}
              />
            </div>
          </PanelHeader>
          <p className="mt-1 mb-3 text-sm text-pretty text-muted">
            <UnbrokenNames>{phq.summary}</UnbrokenNames>
          </p>
          {isTable ? (
            <ScoreTable name="PHQ-9" measure={phqTotal} flags={flags} timeZone={timeZone} {...phq} />
          ) : phq.points.length > 0 ? (
            <TrendPanel
              instrument={phq9}
              measure={phqTotal}
              frame={phq.frame}
              runs={phq.runs}
              flags={flags}
              doses={trend.doses}
              plan={plan}
              timeZone={timeZone}
            />
          ) : null}
        </section>
        <section aria-labelledby="gad-7" className="card @container px-4 py-3">
          <PanelHeader id="gad-7" measure={gadTotal} />
          <p className="mt-1 mb-3 text-sm text-pretty text-muted">
            <UnbrokenNames>{gad.summary}</UnbrokenNames>
          </p>
          {isTable ? (
            <ScoreTable name="GAD-7" measure={gadTotal} flags={[]} timeZone={timeZone} {...gad} />
          ) : gad.points.length > 0 ? (
            <ChartGrid
              frame={gad.frame}
              newest={gad.points.at(-1) ?? null}
              height="h-48"
              plot={<Plot id="gad" {...gad.frame} runs={gad.runs} dots="all" />}
            />
          ) : null}
        </section>
        <section aria-labelledby="others" className="card px-4 py-3">
          <h2 id="others" className="text-lg font-semibold tracking-tight">
            Between the questionnaires
          </h2>
          <div className="mt-2 grid gap-x-6 gap-y-5 sm:grid-cols-2 lg:grid-cols-3">
            {others.map(({ instrument, measure, title, threshold }) => {
              const points = trend.series[`${instrument.id}/${measure.id}`] ?? [];
              const shown = points.filter((point) => isOn(axis, point.at));
              return isTable ? (
                <div key={title} className="min-w-0">
                  <h3 className="mb-1 text-sm font-semibold">{title}</h3>
                  <ScoreTable
                    name={title}
                    measure={measure}
                    points={shown}
                    before={shown[0] ? (points[points.indexOf(shown[0]) - 1] ?? null) : null}
                    baseline={null}
                    flags={[]}
                    timeZone={timeZone}
                  />
                </div>
              ) : (
                <SmallMultiple
                  key={title}
                  title={title}
                  measure={measure}
                  threshold={threshold && trend.thresholds[threshold]}
                  points={points}
                  axis={axis}
                  ticks={ticksOf(axis, timeZone)}
                  longestWait={longestWait(
                    instrument.id,
                    course.firstDoseOn ?? course.startedOn,
                    course.timeZone,
                  )}
                  timeZone={timeZone}
                />
              );
            })}
          </div>
        </section>
      </div>
    </TrendSteps>
  );
}

const others: readonly {
  title: string;
  instrument: Instrument;
  measure: Measure;
  threshold: keyof Thresholds | null;
}[] = [
  ["Daily mood", "mood-daily", "mood", "veryLowMood"] as const,
  ["Strongest urge", "dependence-signals", "craving", "strongUrge"] as const,
  ["Effect of doses", "dose-journal", "effect", null] as const,
  ["Bladder", "side-effects", "bladder", "bladderScore"] as const,
  ["Dissociation", "side-effects", "dissociation", null] as const,
  ["Sedation", "side-effects", "sedation", "intoxicationSeverity"] as const,
].flatMap(([title, id, measureId, threshold]) => {
  const instrument = findInstrument(id);
  const measure = instrument?.measures.find((one) => one.id === measureId);
  return instrument && measure ? [{ title, instrument, measure, threshold }] : [];
});
