import { dayText } from "@/components/time";
import type { Answers, Instrument, Item } from "@/domain/instruments/instrument";
import { midSentence } from "@/domain/wording";

type Sheet = {
  readonly checkInId: string;
  readonly at: Date;
  readonly status: string;
  readonly answers: Answers;
};

type Props = {
  instrument: Instrument;
  /** Oldest first. */
  sheets: readonly Sheet[];
  timeZone: string;
};

/** Columns that fit without getting lost; older ones are in the journal. */
const mostColumns = 20;

/** Every answer of a questionnaire over time: the numeral first, its tint second, the item about self-harm on top. */
export function ItemHeatmap({ instrument, sheets, timeZone }: Props) {
  const shown = sheets.slice(-mostColumns);
  const newest = shown.at(-1);
  if (!newest) return <p className="text-sm text-muted">No {instrument.shortTitle} in this period.</p>;
  const items = [...instrument.items].sort((a, b) => Number(b.safety ?? false) - Number(a.safety ?? false));
  const name = `${instrument.shortTitle} answers`;
  return (
    <>
      {/* Reversed, so that it opens at the newest when it has to scroll. */}
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard */}
      <section aria-label={name} tabIndex={0} className="relative flex flex-row-reverse overflow-x-auto pb-1">
        <table className="ml-0 min-w-full text-xs" data-heatmap={instrument.id}>
          <caption className="sr-only">{name}, oldest at the left</caption>
          <thead>
            <tr>
              <th scope="col" className="sticky left-0 z-1 bg-surface pr-3 text-left font-medium text-muted">
                Item
              </th>
              {shown.map((sheet) => (
                <th
                  key={sheet.checkInId}
                  scope="col"
                  className="h-8 min-w-8 px-0.5 text-center align-bottom font-normal whitespace-nowrap text-muted"
                >
                  <time dateTime={sheet.at.toISOString()}>{dayText(sheet.at, timeZone, newest.at)}</time>
                  {sheet.status !== "completed" && sheet.status !== "amended" && (
                    <span className="block">not finished</span>
                  )}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {items.map((item) => (
              <tr key={item.linkId} className={item.safety ? "border-b-4 border-surface" : ""}>
                <th
                  scope="row"
                  className={`sticky left-0 z-1 max-w-36 bg-surface py-0.5 pr-3 text-left text-pretty sm:max-w-none sm:whitespace-nowrap ${item.safety ? "font-bold" : "font-normal"}`}
                >
                  <span className="text-muted">{numberOf(item)}</span> {capital(item.label)}
                </th>
                {shown.map((sheet) => (
                  <Cell key={sheet.checkInId} item={item} answers={sheet.answers} />
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </section>
      <p className="mt-1 text-xs text-pretty text-muted">
        {scalesOf(instrument)} – is an item that was not answered.
        {sheets.length > shown.length && ` The last ${shown.length} of ${sheets.length} in this period.`}
      </p>
    </>
  );
}

function Cell({ item, answers }: { item: Item; answers: Answers }) {
  const value = answers[item.linkId];
  if (typeof value !== "number") {
    const words = item.linkId in answers ? "not answered" : item.required ? "not answered" : "not asked";
    return (
      <td className="border border-surface text-center text-muted" title={words}>
        <span aria-hidden="true">–</span>
        <span className="sr-only">{words}</span>
      </td>
    );
  }
  const option = "options" in item ? item.options.find((one) => one.value === value)?.text : undefined;
  return (
    <td
      title={option}
      data-answer={value}
      className={`h-6 border border-surface text-center ${item.safety && value > 0 ? "outline-2 -outline-offset-2 outline-[var(--chart-line)]" : ""}`}
      style={{ background: `var(--heat-${step(value)})`, color: `var(--on-heat-${step(value)})` }}
    >
      {value}
    </td>
  );
}

function step(value: number): number {
  return Math.max(0, Math.min(3, Math.round(value)));
}

/** "9" of "phq9.9". */
function numberOf({ linkId }: Item): string {
  return linkId.split(".").at(-1) ?? "";
}

function capital(label: string): string {
  return label.charAt(0).toUpperCase() + label.slice(1);
}

/** "0 not at all, 1 several days, 2 more than half the days, 3 nearly every day.", and an item's own words where they differ. */
function scalesOf({ items }: Instrument): string {
  const scales = new Map<string, Item[]>();
  for (const item of items) {
    if (!("options" in item)) continue;
    const words = item.options.map(({ value, text }) => `${value} ${midSentence(text)}`).join(", ");
    scales.set(words, [...(scales.get(words) ?? []), item]);
  }
  return [...scales]
    .map(([words, of], i) =>
      i === 0 ? `${capital(words)}.` : `Item ${of.map(numberOf).join(", ")}: ${words}.`,
    )
    .join(" ");
}
