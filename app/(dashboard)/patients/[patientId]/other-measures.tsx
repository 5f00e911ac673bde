import { ChevronRight } from "lucide-react";
import { longestWait } from "@/components/longest-wait";
import type { FoldAxis } from "@/components/plot-fold";
import { PressureMultiple, PressureTable, pressuresOf } from "@/components/pressure-multiple";
import { ScoreTable } from "@/components/score-table";
import { SmallMultiple } from "@/components/small-multiple";
import { isOn, type TimeAxis, ticksOf } from "@/components/time-axis";
import type { Trend } from "@/db/queries/find-trend";
import { findInstrument, instruments } from "@/domain/instruments/catalogue";
import type { Instrument, Measure } from "@/domain/instruments/instrument";
import type { Thresholds } from "@/domain/rules/thresholds";
import { counted } from "@/domain/wording";
import { type Course, foldOn } from "./arrange-trends";

type Shown = {
  title: string;
  instrument: Instrument;
  measure: Measure;
  threshold: keyof Thresholds | null;
};

type Props = {
  trend: Trend;
  axis: TimeAxis;
  fold: FoldAxis | null;
  isTable: boolean;
  course: Course;
  timeZone: string;
};

/** Every other measure small, on the shared time and each in its own range: those a clinic asks about first, then the rest. */
export function OtherMeasures(props: Props) {
  const { trend, axis, fold, isTable, timeZone } = props;
  const points = ({ instrument, measure }: Shown) => trend.series[`${instrument.id}/${measure.id}`] ?? [];
  const more = rest.filter((one) => points(one).some(({ at }) => isOn(axis, at)));
  const pressures = pressuresOf(
    trend.series["dose-journal/systolic-post"] ?? [],
    trend.series["dose-journal/diastolic-post"] ?? [],
  );
  const limits = { sys: trend.thresholds.systolic, dia: trend.thresholds.diastolic };
  return (
    <section aria-labelledby="others" className="card px-4 py-3">
      <h2 id="others" className="text-lg font-semibold tracking-tight">
        Between the questionnaires
      </h2>
      <div className={grid}>
        {first.map((one) => (
          <One key={one.title} shown={one} points={points(one)} {...props} />
        ))}
        {isTable ? (
          <PressureTable pressures={pressures} axis={axis} timeZone={timeZone} />
        ) : (
          <PressureMultiple
            pressures={pressures}
            limits={limits}
            axis={axis}
            ticks={ticksOf(axis, timeZone)}
            timeZone={timeZone}
            isFolded={fold !== null}
          />
        )}
      </div>
      {more.length > 0 && (
        <details className="group mt-3">
          <summary className="inline-flex min-h-6 list-none items-center gap-1 text-sm font-semibold">
            <ChevronRight aria-hidden="true" className="size-4 text-muted group-open:rotate-90" />
            {counted(more.length, "more measure")}
          </summary>
          <div className={grid}>
            {more.map((one) => (
              <One key={one.title} shown={one} points={points(one)} {...props} />
            ))}
          </div>
        </details>
      )}
    </section>
  );
}

const grid = "mt-2 grid gap-x-6 gap-y-5 sm:grid-cols-2 lg:grid-cols-3";

function One({
  shown: { title, instrument, measure, threshold },
  points,
  trend,
  axis,
  fold,
  isTable,
  course,
  timeZone,
}: Props & { shown: Shown; points: Trend["series"][string] }) {
  const shown = points.filter(({ at }) => isOn(axis, at));
  const { since } = foldOn(axis, points, trend, course);
  if (isTable) {
    return (
      <div className="min-w-0">
        <h3 className="mb-1 text-sm font-semibold">{title}</h3>
        <ScoreTable
          name={title}
          measure={measure}
          points={shown}
          before={shown[0] ? (points[points.indexOf(shown[0]) - 1] ?? null) : null}
          baseline={null}
          flags={[]}
          timeZone={timeZone}
          since={fold && since}
        />
      </div>
    );
  }
  return (
    <SmallMultiple
      id={`${instrument.id}-${measure.id}`}
      title={title}
      measure={measure}
      threshold={threshold && trend.thresholds[threshold]}
      points={shown}
      axis={axis}
      ticks={ticksOf(axis, timeZone)}
      longestWait={longestWait(instrument.id, course.firstDoseOn ?? course.startedOn, course.timeZone)}
      timeZone={timeZone}
      folded={fold && (instrument.id === "dose-journal" ? "with-the-dose" : { fold, since })}
    />
  );
}

const first: readonly Shown[] = (
  [
    ["Daily mood", "mood-daily", "mood", "veryLowMood"],
    ["Strongest urge", "dependence-signals", "craving", "strongUrge"],
    ["Effect of doses", "dose-journal", "effect", null],
    ["Bladder", "side-effects", "bladder", "bladderScore"],
    ["Dissociation", "side-effects", "dissociation", null],
    ["Sedation", "side-effects", "sedation", "intoxicationSeverity"],
  ] as const
).flatMap(([title, id, measureId, threshold]) => {
  const instrument = findInstrument(id);
  const measure = instrument?.measures.find((one) => one.id === measureId);
  return instrument && measure ? [{ title, instrument, measure, threshold }] : [];
});

/** Shown on panels of their own, or as one value of two. */
const elsewhere = ["phq-9/total", "gad-7/total", "dose-journal/systolic-post", "dose-journal/diastolic-post"];

const rest: readonly Shown[] = instruments.flatMap((instrument) =>
  instrument.measures
    .filter(
      (measure) =>
        !elsewhere.includes(`${instrument.id}/${measure.id}`) &&
        !first.some((one) => one.measure === measure && one.instrument === instrument),
    )
    .map((measure) => ({
      title: instrument.id === "mood-daily" ? `Daily ${measure.label.toLowerCase()}` : measure.label,
      instrument,
      measure,
      threshold: null,
    })),
);
