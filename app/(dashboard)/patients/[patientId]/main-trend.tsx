import { ChoiceLinks } from "@/components/choice-links";
import type { CourseEvent } from "@/components/course-events";
import { DoseTable } from "@/components/dose-table";
import { EventList } from "@/components/event-list";
import { ExportLink } from "@/components/export-link";
import type { FlagMark } from "@/components/flag-lane";
import { FlagList } from "@/components/flag-list";
import { FoldPanel } from "@/components/fold-panel";
import type { FoldAxis } from "@/components/plot-fold";
import { ScoreTable } from "@/components/score-table";
import { isOn } from "@/components/time-axis";
import { PanelHeader, TrendPanel } from "@/components/trend-panel";
import { TrendSlider } from "@/components/trend-steps";
import { UnbrokenNames } from "@/components/unbroken-names";
import type { Trend } from "@/db/queries/find-trend";
import type { Prescription } from "@/domain/prescription";
import type { ArrangedTrend } from "./arrange-trends";
import { type Asked, hrefOf, ranges } from "./asked";

type Props = {
  patientId: string;
  arranged: ArrangedTrend;
  trend: Trend;
  flags: readonly FlagMark[];
  events: readonly CourseEvent[];
  eventHref: (event: CourseEvent) => string;
  fold: FoldAxis | null;
  summary: string;
  asked: Asked;
  plan: Pick<Prescription, "doseMg"> | null;
  timeZone: string;
  mayExport: boolean;
};

/** PHQ-9 over time with flags, doses and events, or laid over by days since a dose; drawn, or in numbers. */
export function MainTrend(props: Props) {
  const { arranged, trend, flags, events, eventHref, fold, summary, asked, timeZone } = props;
  const { measure, frame, points } = arranged;
  const shownDoses = trend.doses.filter(({ at }) => isOn(frame.axis, at));
  return (
    <section aria-labelledby="phq-9" className="card @container px-4 py-3">
      <PanelHeader id="phq-9" measure={measure}>
        <Choices {...props} />
      </PanelHeader>
      <p className="mt-1 mb-3 max-w-[110ch] text-sm text-pretty text-muted">
        <UnbrokenNames>{summary}</UnbrokenNames>
      </p>
      {asked.view === "table" ? (
        <div className="space-y-4">
          <ScoreTable
            name="PHQ-9"
            flags={flags}
            timeZone={timeZone}
            {...arranged}
            since={fold && arranged.folded.since}
          />
          <div className="min-w-0">
            <h3 className="mb-1 text-sm font-semibold">Flags</h3>
            <FlagList flags={flags} timeZone={timeZone} />
          </div>
          <div className="grid gap-4 lg:grid-cols-2">
            <div className="min-w-0">
              <h3 className="mb-1 text-sm font-semibold">Doses</h3>
              <DoseTable doses={shownDoses} timeZone={timeZone} />
            </div>
            <div className="min-w-0">
              <h3 className="mb-1 text-sm font-semibold">Plan, medicines and words</h3>
              <EventList events={events} timeZone={timeZone} hrefOf={eventHref} />
            </div>
          </div>
        </div>
      ) : fold ? (
        <FoldPanel id="main" {...arranged} fold={fold} height="h-64 @2xl:h-72">
          <TrendSlider name={measure.label} />
        </FoldPanel>
      ) : points.length > 0 ? (
        <TrendPanel
          {...arranged}
          flags={flags}
          doses={trend.doses}
          events={events}
          eventHref={eventHref}
          plannedMg={props.plan?.doseMg ?? null}
          timeZone={timeZone}
        />
      ) : null}
    </section>
  );
}

function Choices({ patientId, arranged, asked, mayExport }: Props) {
  const href = (more: Partial<Pick<Asked, "range" | "view" | "by">>) =>
    hrefOf(patientId, { ...asked, ...more, before: null });
  const since = new Date(arranged.frame.axis.from).toISOString().slice(0, 10);
  return (
    <div className="flex flex-wrap items-center gap-2 print:hidden">
      <ExportLink href={`/api/patients/${patientId}/trend.csv?since=${since}`} may={mayExport} />
      <ChoiceLinks
        name="Period"
        choices={ranges.map((range) => ({
          label: range.label,
          href: href({ range }),
          chosen: range === asked.range,
        }))}
      />
      <ChoiceLinks
        name="Laid out by"
        choices={(["calendar", "dose"] as const).map((by) => ({
          label: by === "calendar" ? "Calendar" : "Days since dose",
          href: href({ by }),
          chosen: by === asked.by,
        }))}
      />
      <ChoiceLinks
        name="Show as"
        choices={(["chart", "table"] as const).map((view) => ({
          label: view === "chart" ? "Chart" : "Table",
          href: href({ view }),
          chosen: view === asked.view,
          shortcut: view === asked.view ? undefined : "t",
        }))}
      />
    </div>
  );
}
