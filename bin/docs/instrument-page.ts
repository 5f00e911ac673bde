import { list, madeFrom, page, table } from "@/bin/docs/markdown";
import { needsWording } from "@/domain/instruments/clinic-supplied";
import type { Instrument, Item, Measure } from "@/domain/instruments/instrument";
import { burdenText, directionText, licenceText } from "@/domain/instruments/instrument-text";
import type { Rule } from "@/domain/rules/rule";

/** One instrument for a reader who will not open the code: its words, axis, bands, licence, and the rules that read it. */
export function instrumentPage(instrument: Instrument, rules: readonly Rule[]): string {
  const readBy = rules.filter((rule) => rule.on.includes(instrument.id));
  return page(
    `# ${instrument.shortTitle}: ${instrument.title}`,
    madeFrom("domain/instruments"),
    table(
      ["", ""],
      [
        ["id", `\`${instrument.id}\`, version ${instrument.version}`],
        ["Licence", `${licenceText[instrument.license.status]}. ${instrument.license.notice}`],
        ["Asks about", instrument.recall.text],
        ["Burden", burdenText(instrument)],
        ["LOINC panel", instrument.loinc ?? "none"],
      ],
    ),
    "## Measures",
    instrument.measures.length === 0
      ? "It has no score: rules read its answers."
      : table(
          ["measure", "axis", "ticks", "direction", "LOINC", "reliable change"],
          instrument.measures.map(measureRow),
        ),
    ...instrument.measures.map(bands),
    "## Items",
    instrument.stem ? `> ${instrument.stem}` : "",
    needsWording(instrument)
      ? "The wording is the clinic's: its administrator loads it on the page Instruments, and check-ins are refused until then. Labels below are for staff."
      : "",
    table(
      ["linkId", "label", "question", "answers", "LOINC"],
      instrument.items.map((item) => [
        `\`${item.linkId}\``,
        item.label,
        question(item),
        answers(item),
        item.loinc ?? "",
      ]),
    ),
    "## Read by",
    readBy.length === 0
      ? "No rule reads it alone."
      : list(readBy.map((rule) => `[${rule.id}](../rules/${rule.id}.md) ${rule.title}`)),
    "## Sources",
    list(instrument.sources),
  );
}

export function instrumentsIndex(instruments: readonly Instrument[]): string {
  return page(
    "# Instruments",
    madeFrom("domain/instruments"),
    table(
      ["instrument", "licence", "asks about", "burden"],
      instruments.map((one) => [
        `[${one.shortTitle}](${one.id}.md)`,
        licenceText[one.license.status],
        one.recall.text,
        burdenText(one),
      ]),
    ),
  );
}

function measureRow({ label, range, ticks, direction, loinc, reliableChange }: Measure): string[] {
  return [
    label,
    `${range[0]} to ${range[1]}`,
    ticks.join(", "),
    directionText[direction],
    loinc ?? "none",
    reliableChange ? `${reliableChange.points} points (${reliableChange.name})` : "none",
  ];
}

function bands(measure: Measure): string {
  if (measure.bands.length === 0) return "";
  const rows = measure.bands.map(({ label, low, high }) => [
    `${low} to ${Math.min(high, measure.range[1])}`,
    label,
  ]);
  return `${measure.label}:\n\n${table(["points", "band"], rows)}`;
}

function question(item: Item): string {
  const notes = [
    item.required ? null : "optional",
    item.askedWhen ? "asked depending on other answers" : null,
    item.safety ? "safety" : null,
  ].filter((note) => note !== null);
  const text = item.text || "(the clinic's words)";
  return notes.length > 0 ? `${text} *${notes.join("; ")}*` : text;
}

function answers(item: Item): string {
  if (item.type === "choice" || item.type === "multi-choice") {
    const options = item.options.map(({ value, text }) => (text ? `${value} = ${text}` : String(value)));
    return `${item.type === "multi-choice" ? "any of: " : ""}${options.join("; ")}`;
  }
  if (item.type === "boolean") return "yes or no";
  if (item.type === "text") return `text, up to ${item.maxLength} characters`;
  if (item.type === "dateTime") return "date and time";
  if (item.type === "blood-pressure") return "systolic/diastolic in mmHg";
  if (!("min" in item)) return item.type;
  const ends = [
    item.minLabel ? `${item.min} = ${item.minLabel}` : null,
    item.maxLabel ? `${item.max} = ${item.maxLabel}` : null,
  ].filter((end) => end !== null);
  const kind = item.type === "decimal" ? "number" : "whole number";
  return `${kind} from ${item.min} to ${item.max}${ends.length > 0 ? ` (${ends.join("; ")})` : ""}`;
}
