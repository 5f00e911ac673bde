import { courseEvents } from "@/components/course-events";
import { ItemHeatmap } from "@/components/item-heatmap";
import { foldAxis } from "@/components/plot-fold";
import { isOn, type TimeAxis } from "@/components/time-axis";
import { TrendSteps } from "@/components/trend-steps";
import type { Trend } from "@/db/queries/find-trend";
import { placeText } from "@/domain/cursor";
import { gad7 } from "@/domain/instruments/gad-7";
import { phq9, phq9Total } from "@/domain/instruments/phq-9";
import type { Prescription } from "@/domain/prescription";
import { arrangeTrend, type Course, foldOn, stepsOf } from "./arrange-trends";
import { type Asked, hrefOf } from "./asked";
import { MainTrend } from "./main-trend";
import { OtherMeasures } from "./other-measures";
import { SecondTrend } from "./second-trend";

type Props = {
  patientId: string;
  trend: Trend;
  axis: TimeAxis;
  asked: Asked;
  course: Course;
  plan: Pick<Prescription, "doseMg"> | null;
  /** What the main chart says, from the function that makes the sentences at a glance. */
  chart: string;
  timeZone: string;
  mayExport: boolean;
};

/** Everything measured over time, all on one axis: PHQ-9 with flags and doses, GAD-7, the rest small, and each answer. */
export function Trends({ patientId, trend, axis, asked, course, plan, chart, timeZone, mayExport }: Props) {
  const flags = trend.flags.filter((flag) => isOn(axis, flag.at));
  const [gadTotal] = gad7.measures;
  if (!gadTotal) return null;
  const phq = arrangeTrend(phq9, phq9Total, trend, axis, course, timeZone);
  const gad = arrangeTrend(gad7, gadTotal, trend, axis, course, timeZone);
  const fold =
    asked.by === "dose"
      ? foldAxis(Object.values(trend.series).map((points) => foldOn(axis, points, trend, course).since))
      : null;
  const steps = stepsOf(phq, flags, fold, timeZone);
  const events = courseEvents(trend, course.timeZone).filter((event) => isOn(axis, event.at));
  const isTable = asked.view === "table";
  return (
    <TrendSteps key={`${asked.range.code}${asked.by}${steps.length}`} steps={steps}>
      <div className="space-y-4">
        <MainTrend
          patientId={patientId}
          arranged={phq}
          trend={trend}
          flags={flags}
          events={events}
          eventHref={({ id, kind, at }) => {
            if (id.includes(" md.") || id.includes(" se.")) {
              const before = placeText({ at: new Date(at.getTime() + 1), id: patientId });
              return `${hrefOf(patientId, { ...asked, before })}#journal`;
            }
            return kind === "medicine" ? `/patients/${patientId}/background` : "#plan";
          }}
          fold={fold}
          summary={fold ? phq.foldSummary(phq.folded) : chart}
          asked={asked}
          plan={plan}
          timeZone={timeZone}
          mayExport={mayExport}
        />
        <SecondTrend arranged={gad} fold={fold} isTable={isTable} timeZone={timeZone} />
        <OtherMeasures
          trend={trend}
          axis={axis}
          fold={fold}
          isTable={isTable}
          course={course}
          timeZone={timeZone}
        />
        <section aria-labelledby="items" className="card px-4 py-3">
          <h2 id="items" className="text-lg font-semibold tracking-tight">
            Answers by item
          </h2>
          <div className="mt-2 grid gap-x-8 gap-y-4 xl:grid-cols-2">
            {[phq9, gad7].map((instrument) => (
              <div key={instrument.id} className="min-w-0">
                <h3 className="mb-1 text-sm font-semibold">{instrument.shortTitle}</h3>
                <ItemHeatmap
                  instrument={instrument}
                  sheets={trend.sheets.filter(
                    (sheet) => sheet.instrument === instrument.id && isOn(axis, sheet.at),
                  )}
                  timeZone={timeZone}
                />
              </div>
            ))}
          </div>
        </section>
      </div>
    </TrendSteps>
  );
}
