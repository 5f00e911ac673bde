import { describe, expect, test } from "vitest";
import { cssrsLevel } from "@/domain/instruments/c-ssrs-screener";
import { findInstrument, instruments } from "@/domain/instruments/catalogue";
import type { Item } from "@/domain/instruments/instrument";
import { parseQuestionnaireResponse } from "@/domain/questionnaire-response";
import { scoreCheckIn } from "@/domain/scoring";
import { toQuestionnaireResponse } from "@/domain/to-questionnaire-response";
import { readSource } from "@/tests/support/listed-files";

type PublishedItem = {
  linkId: string;
  text: string;
  type: string;
  required: boolean;
  loinc?: string;
  safety?: true;
  /** When it is asked, in words; always when absent. */
  asked?: string;
  min?: number;
  max?: number;
  minLabel?: string;
  maxLabel?: string;
  /** Value, text and LOINC answer code. */
  options?: (number | string)[][];
};

type Published = {
  id: string;
  title: string;
  licence: string;
  recall: { text: string; days: number | null };
  stem: string | null;
  loinc: { panel: string | null; total: string | null };
  minSecondsPlausible: number | null;
  scoring: { range: [number, number] | null; direction: string | null };
  bands: (number | string)[][];
  items: PublishedItem[];
};

/** What the instruments' authors published, written down apart from our own files and compared with them. */
const published = JSON.parse(readSource("tests/domain/published-instruments.json")) as Published[];

const licences: Record<string, string> = {
  "verbatim-ok": "verbatim",
  "verbatim-ok-with-notice": "verbatim-with-notice",
  "own-work": "own-work",
  "operator-supplied": "clinic-supplied",
  "separate-license-file": "clinic-supplied",
};

/** Items that intake cannot know were asked: the sender decides by route, so their absence is no gap. */
const askedBySender = ["se.nose", "se.mouth"];

const known = published.flatMap((one) => {
  const instrument = findInstrument(one.id);
  return instrument ? [[one.id, one, instrument] as const] : [];
});

test("every instrument has its published counterpart", () => {
  expect(instruments.map((one) => one.id).sort()).toEqual(known.map(([id]) => id).sort());
});

describe.each(known)("%s is as published", (_, expected, instrument) => {
  test("title, licence, recall, stem and panel", () => {
    expect({
      title: instrument.title,
      licence: instrument.license.status,
      recall: instrument.recall,
      stem: instrument.stem ?? null,
      panel: instrument.loinc ?? null,
    }).toEqual({
      title: expected.title,
      licence: licences[expected.licence],
      recall: expected.recall,
      stem: expected.stem,
      panel: expected.loinc.panel,
    });
    if (expected.minSecondsPlausible !== null) {
      expect(instrument.minSecondsPlausible).toBe(expected.minSecondsPlausible);
    }
  });

  test("items, in order, word for word", () => {
    expect(instrument.items.map((item) => item.linkId)).toEqual(expected.items.map((item) => item.linkId));
    for (const [i, item] of instrument.items.entries()) sameItem(item, expected.items[i]);
  });

  test("range, direction, bands and LOINC of the total", () => {
    const total = instrument.measures.find((one) => one.id === "total" || one.id === "signals");
    if (!total || !expected.scoring.direction) return;
    expect(total.range).toEqual(expected.scoring.range);
    expect(total.direction).toBe(
      expected.scoring.direction === "higher-worse" ? "lower-is-better" : "higher-is-better",
    );
    expect(total.bands.map(({ code, label, low, high }) => [code, label, low, high])).toEqual(expected.bands);
    expect(total.loinc ?? null).toBe(expected.loinc.total);
  });
});

function sameItem(item: Item, expected: PublishedItem | undefined): void {
  if (!expected) throw new Error(item.linkId);
  const { linkId, text, loinc } = item;
  expect({ linkId, text, loinc }).toEqual({ linkId, text: expected.text, loinc: expected.loinc });
  expect(item.type, linkId).toBe(expected.type === "bp" ? "blood-pressure" : expected.type);
  if (expected.safety) expect(item.safety, linkId).toBe(true);
  if (!askedBySender.includes(linkId)) {
    if (expected.asked) expect(item.askedWhen, linkId).toBeDefined();
    if (!expected.asked) expect(item.required, linkId).toBe(expected.required);
  }
  if ("options" in item) {
    expect(item.options.map((one) => [one.value, one.text, ...(one.loinc ? [one.loinc] : [])])).toEqual(
      expected.options,
    );
  }
  for (const key of ["min", "max", "minLabel", "maxLabel"] as const) {
    if (expected[key] !== undefined)
      expect((item as Record<string, unknown>)[key], linkId).toBe(expected[key]);
  }
}

describe.each(instruments.map((one) => [one.id, one] as const))("%s says all a screen needs", (_, one) => {
  test("licence, recall, least time to read it, sources", () => {
    expect(one.license.notice.length).toBeGreaterThan(20);
    expect(one.recall.text).not.toBe("");
    expect(one.recall.days === null || one.recall.days >= 0).toBe(true);
    const required = one.items.filter((item) => item.required).length;
    expect(one.minSecondsPlausible).toBeGreaterThan(0);
    expect(one.minSecondsPlausible).toBeLessThanOrEqual(2 * required);
    expect(one.sources.length).toBeGreaterThan(0);
    expect(one.version).not.toBe("");
  });

  test("axis, ticks, bands and direction of each measure", () => {
    for (const { id, label, range, direction, bands, ticks } of one.measures) {
      const [low, high] = range;
      expect(label, id).not.toBe("");
      expect(low, id).toBeLessThan(high);
      expect(["lower-is-better", "higher-is-better", "neither"], id).toContain(direction);
      expect(ticks.length, id).toBeGreaterThan(1);
      expect([...ticks].sort((a, b) => a - b)).toEqual(ticks);
      for (const tick of ticks) expect(tick >= low && tick <= high, `${id} ${tick}`).toBe(true);
      for (const band of bands) expect(band.label, id).not.toBe("");
    }
    expect(new Set(one.measures.map((measure) => measure.id)).size).toBe(one.measures.length);
  });

  test("LOINC codes are well formed, and a total is not its panel", () => {
    const codes = [one.loinc, ...one.measures.map((m) => m.loinc), ...one.items.map((item) => item.loinc)];
    for (const code of codes) if (code !== undefined) expect(code).toMatch(/^\d{4,6}-\d$/);
    for (const measure of one.measures) if (measure.loinc) expect(measure.loinc).not.toBe(one.loinc);
  });

  test("words of ours exactly where we may ship them", () => {
    const worded = one.license.status !== "clinic-supplied";
    for (const item of one.items) expect(item.text !== "", item.linkId).toBe(worded);
  });
});

describe("C-SSRS triage level", () => {
  const allNo = { "cssrs.1": false, "cssrs.2": false, "cssrs.6": false };
  const thoughts = { ...allNo, "cssrs.2": true, "cssrs.3": false, "cssrs.4": false, "cssrs.5": false };
  test.each([
    ["all no", allNo, "none"],
    ["a wish to be dead", { ...allNo, "cssrs.1": true }, "low"],
    ["thoughts", thoughts, "low"],
    ["with a method", { ...thoughts, "cssrs.3": true }, "moderate"],
    ["with some intent", { ...thoughts, "cssrs.4": true }, "high"],
    ["with a plan and intent", { ...thoughts, "cssrs.5": true }, "high"],
    ["behaviour, earlier", { ...allNo, "cssrs.6": true, "cssrs.6b": false }, "moderate"],
    ["behaviour within 3 months", { ...allNo, "cssrs.6": true, "cssrs.6b": true }, "high"],
    ["behaviour, when not said", { ...allNo, "cssrs.6": true }, "moderate"],
    ["intent not answered", { ...thoughts, "cssrs.4": null }, "moderate"],
    ["question 1 not answered", { ...allNo, "cssrs.1": null }, "moderate"],
    ["an answer that is no yes or no", { ...allNo, "cssrs.1": 0 }, "moderate"],
    ["nothing answered", {}, "moderate"],
    ["intent, although question 2 was answered no", { ...allNo, "cssrs.4": true }, "high"],
  ])("%s", (_, answers, level) => {
    expect(cssrsLevel(answers)).toBe(level);
  });
});

test("AUDIT-C: who never drinks is asked no more, and has no gap", () => {
  const sent = {
    resourceType: "QuestionnaireResponse",
    questionnaire: "http://hl7.org/fhir/us/core/Questionnaire/AUDIT-C/72109-2",
    status: "completed",
    subject: { reference: "Patient/x" },
    authored: "2026-05-04T12:00:00Z",
    item: [
      { linkId: "/68518-0", answer: [{ valueCoding: { system: "http://loinc.org", code: "LA6270-8" } }] },
    ],
  };
  const parsed = parseQuestionnaireResponse(sent, new Date("2026-05-04T13:00:00Z"));
  if (parsed.kind !== "ok") throw new Error(JSON.stringify(parsed.issues));
  expect(parsed.checkIn.instrument).toBe("audit-c");
  expect(parsed.checkIn.answers).toEqual({ "auditc.1": 0 });
  const auditC = findInstrument("audit-c");
  expect(auditC && scoreCheckIn(auditC, parsed.checkIn.answers)[0]).toMatchObject({ value: 0, band: "low" });
});

test("an option that the clinic words is known by its value, never by an empty text", () => {
  const sent = (answer: unknown) => ({
    resourceType: "QuestionnaireResponse",
    questionnaire: "urn:heron:Questionnaire/who-5",
    status: "completed",
    subject: { reference: "Patient/x" },
    authored: "2026-05-04T12:00:00Z",
    item: [{ linkId: "who5.1", answer: [answer] }],
  });
  const at = new Date("2026-05-04T13:00:00Z");
  expect(parseQuestionnaireResponse(sent({ valueString: "" }), at).kind).toBe("invalid");
  const parsed = parseQuestionnaireResponse(sent({ valueInteger: 4 }), at);
  if (parsed.kind !== "ok") throw new Error("refused");
  expect(parsed.checkIn.answers["who5.1"]).toBe(4);
  const stored = toQuestionnaireResponse({ ...parsed.checkIn, id: "q", patientId: "x", version: 1 });
  const valueCoding = { system: "urn:heron:CodeSystem/who5.1", code: "4" };
  expect(stored.item).toContainEqual({ linkId: "who5.1", answer: [{ valueCoding }] });
});
