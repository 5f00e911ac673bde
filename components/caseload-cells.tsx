import { ChangeText } from "@/components/change-text";
import { agoText, clockText } from "@/components/time";
import { phq9Total } from "@/domain/instruments/phq-9";
import { daysBetween } from "@/domain/local-day";
import { calendarDayInWords } from "@/domain/wording";

/** What the cells of a caseload say of one patient. All scores are PHQ-9 totals. */
export type Standing = {
  phq9: { value: number; band: string | null; at: string; prorated: boolean } | null;
  baseline: number | null;
  changeFromPrevious: number | null;
  changeFromBaseline: number | null;
  reliable: "improved" | "worse" | "no-reliable-change" | null;
  response: "response" | "remission" | null;
  onTrack: boolean | null;
};

export function Latest({ phq9 }: Pick<Standing, "phq9">) {
  if (!phq9) return <NoData />;
  return (
    <>
      <span className="text-base/6 font-bold">
        {phq9.value}
        {phq9.prorated && <abbr title="Prorated: some answers were missing">*</abbr>}
      </span>{" "}
      <span className="text-muted lg:block lg:max-w-24">
        {phq9Total.bands.find((band) => band.code === phq9.band)?.label}
      </span>
    </>
  );
}

export function FromPrevious({ change }: { change: number | null }) {
  if (change === null) return <NoData />;
  const word = change === 0 ? "unchanged" : change < 0 ? "better" : "worse";
  return <ChangeText change={change} word={word} />;
}

const words = { improved: "Improved", worse: "Worse", "no-reliable-change": "no reliable change" } as const;

/** The change and whether it is more than noise; response and remission only ever come with an improvement. */
export function FromBaseline({ standing }: { standing: Standing }) {
  const { changeFromBaseline, reliable, response, onTrack } = standing;
  const stacked = <span className="text-muted lg:hidden"> vs baseline</span>;
  if (changeFromBaseline === null) {
    return (
      <>
        <NoData />
        {stacked}
      </>
    );
  }
  return (
    <span className="lg:block lg:max-w-32">
      <ChangeText change={changeFromBaseline} word={reliable ? words[reliable] : ""} />
      {stacked}
      {response && (
        <span className="text-improved lg:block">
          <span className="text-muted lg:hidden">, </span>
          {response === "remission" ? "In remission" : "Response"}
        </span>
      )}
      {onTrack === false && (
        <span className="text-worse lg:block">
          <span className="text-muted lg:hidden">, </span>
          Not on track
        </span>
      )}
    </span>
  );
}

export function LastCheckIn({ at, timeZone, now }: { at: Date; timeZone: string; now: Date }) {
  return (
    <>
      <time dateTime={at.toISOString()} className="whitespace-nowrap">
        {clockText(at, timeZone, now)}
      </time>{" "}
      <span className="whitespace-nowrap text-muted lg:block">{agoText(at, now)}</span>
    </>
  );
}

export function NextDue({ on, today }: { on: string | null; today: string }) {
  if (!on) return <span className="text-muted">nothing due</span>;
  const late = daysBetween(on, today);
  return (
    <span className="whitespace-nowrap">
      {late === 0 ? "Due today" : `Due ${calendarDayInWords(on, on.slice(0, 4) !== today.slice(0, 4))}`}
      {late > 0 && <span className="font-semibold">, {late > 365 ? "over a year" : `${late} d`} late</span>}
    </span>
  );
}

export function NoData() {
  return (
    <span className="text-muted">
      <span aria-hidden="true">—</span>
      <span className="sr-only">no data</span>
    </span>
  );
}
