import { routeWords } from "@/components/plan-words";
import { answerText } from "@/domain/answer-text";
import type { Answers, Instrument, Item } from "@/domain/instruments/instrument";
import { routes } from "@/domain/prescription";
import { scoreCheckIn } from "@/domain/scoring";
import { midSentence, plainNumber } from "@/domain/wording";

/** A check-in in one line: its scores, or how the dose went, and every answer about immediate safety that is not "no". */
export function journalGist(instrument: Instrument, answers: Answers): string {
  const parts =
    instrument.id === "dose-journal" ? doseParts(instrument, answers) : scoreParts(instrument, answers);
  const safety = instrument.items
    .filter((item) => item.safety && isPositive(answers[item.linkId]))
    .map((item) => `${item.label}: ${answerText(item, answers[item.linkId])}`);
  const all = [...parts, ...safety];
  if (all.length > 0) return all.join(", ");
  return asksOnlySafety(instrument) ? "no positive answer recorded" : "";
}

function asksOnlySafety({ measures, items }: Instrument): boolean {
  return measures.length === 0 && items.some((item) => item.safety);
}

/** The patient's own words. */
export function quotesOf(items: readonly Item[], answers: Answers): { linkId: string; text: string }[] {
  return items.flatMap((item) => {
    const text = answers[item.linkId];
    return item.type === "text" && typeof text === "string" && text.trim() !== ""
      ? { linkId: item.linkId, text }
      : [];
  });
}

function scoreParts(instrument: Instrument, answers: Answers): string[] {
  const parts = new Map<string, string>();
  for (const score of scoreCheckIn(instrument, answers)) {
    const measure = instrument.measures.find((one) => one.id === score.measure);
    const name = measure?.label.replace(/ \(.*\)/, "") ?? "";
    if (!measure || score.value === null || parts.has(name)) continue;
    const band = measure.bands.find((one) => one.code === score.band)?.label;
    const said = `${plainNumber(score.value)}${score.prorated ? "*" : ""}${band ? `, ${midSentence(band)}` : ""}`;
    parts.set(name, name === instrument.shortTitle ? said : `${midSentence(name)} ${said}`);
  }
  return [...parts.values()].slice(0, 4);
}

function doseParts(instrument: Instrument, answers: Answers): string[] {
  const said = (linkId: string) => {
    const item = instrument.items.find((one) => one.linkId === linkId);
    return item && answers[linkId] !== undefined && answers[linkId] !== null
      ? answerText(item, answers[linkId])
      : null;
  };
  const kind = said("dj.kind");
  const route = routes.find((one) => one === answers["dj.route"]);
  const mg = answers["dj.mg"];
  const reason = said("dj.skipReason") ?? said("dj.extraReason");
  return [
    kind && midSentence(kind),
    typeof mg === "number" && answers["dj.kind"] !== "skipped" ? `${plainNumber(mg)} mg` : null,
    route ? routeWords[route] : null,
    reason ? `“${reason}”` : null,
    typeof answers["dj.effect"] === "number" ? `effect ${answers["dj.effect"]}` : null,
  ].filter((part) => part !== null);
}

function isPositive(value: Answers[string] | undefined): boolean {
  return value === true || (typeof value === "number" && value > 0);
}
