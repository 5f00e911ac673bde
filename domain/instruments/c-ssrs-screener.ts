import { clinicSupplied } from "@/domain/instruments/clinic-supplied";
import type { Answers, Instrument, Item } from "@/domain/instruments/instrument";
import { plain } from "@/domain/instruments/items";

const hasThoughts = (answers: Answers) => answers["cssrs.2"] === true;

const ask = (linkId: string, label: string, loinc: string, askedWhen?: Item["askedWhen"]) =>
  plain("boolean", linkId, label, "", { safety: true, loinc, ...(askedWhen ? { askedWhen } : {}) });

const items = [
  ask("cssrs.1", "Wish to be dead", "93246-7"),
  ask("cssrs.2", "Non-specific active suicidal thoughts", "93247-5"),
  ask("cssrs.3", "Ideation with method, no plan or intent", "93248-3", hasThoughts),
  ask("cssrs.4", "Ideation with some intent", "93249-1", hasThoughts),
  ask("cssrs.5", "Ideation with specific plan and intent", "93250-9", hasThoughts),
  ask("cssrs.6", "Preparatory acts or behaviour, lifetime", "93267-3"),
  ask("cssrs.6b", "... within past 3 months", "93269-9", (answers) => answers["cssrs.6"] === true),
];

/** Scored by us, worded by the clinic: no text found grants redistribution in a package. Labels are LOINC's names of the concepts. */
export const cssrsScreener: Instrument = {
  id: "c-ssrs-screener",
  title: "Columbia-Suicide Severity Rating Scale, Screener (Recent)",
  shortTitle: "C-SSRS Screener",
  version: "2008",
  license: clinicSupplied(
    "(c) 2008 The Research Foundation for Mental Hygiene, Inc. (Posner K, Brent D, Lucas C, Gould M, Stanley B, Brown G, Fisher P, Zelazny J, Burke A, Oquendo M, Mann J)",
    "Providers may build it into their own records at no cost; the wording must not be changed.",
  ),
  recall: { text: "past month for 1-5; lifetime and past 3 months for 6", days: 30 },
  loinc: "93373-9",
  items,
  measures: [],
  minSecondsPlausible: 6,
  sources: [
    "Columbia Lighthouse Project, cssrs.columbia.edu/the-columbia-scale-c-ssrs/triage-c-ssrs",
    "LOINC 93373-9 and its items",
  ],
};

export type CssrsLevel = "none" | "low" | "moderate" | "high";

/**
 * Columbia's triage level: never a sum. High: 4 or 5 in the past month, or behaviour within 3 months. Moderate: 3, earlier
 * behaviour, or a question that was asked and not answered. "none" means none recorded, never that there is no risk.
 */
export function cssrsLevel(answers: Answers): CssrsLevel {
  const yes = (linkId: string) => answers[linkId] === true;
  if (yes("cssrs.4") || yes("cssrs.5") || yes("cssrs.6b")) return "high";
  const unanswered = items.some(
    ({ linkId, askedWhen }) => (askedWhen?.(answers) ?? true) && typeof answers[linkId] !== "boolean",
  );
  if (yes("cssrs.3") || yes("cssrs.6") || unanswered) return "moderate";
  return yes("cssrs.1") || yes("cssrs.2") ? "low" : "none";
}
