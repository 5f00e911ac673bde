import type { Answers, Instrument } from "@/domain/instruments/instrument";
import { freeText, plain } from "@/domain/instruments/items";

const anyYes = (answers: Answers) =>
  ["asq.1", "asq.2", "asq.3", "asq.4"].some((linkId) => answers[linkId] === true);

/** Asked after a positive PHQ-9 item 9. Validated as an interview; a clinician confirms what is answered here. */
export const asq: Instrument = {
  id: "asq",
  title: "Ask Suicide-Screening Questions",
  shortTitle: "ASQ",
  version: "2017",
  license: {
    status: "verbatim-with-notice",
    notice:
      "ASQ Suicide Risk Screening Toolkit, National Institute of Mental Health (NIMH). Do not imply NIMH endorsement.",
  },
  recall: { text: "mixed: past few weeks (1-2), past week (3), lifetime (4), now (5)", days: null },
  items: [
    plain("boolean", "asq.1", "wished to be dead", "In the past few weeks, have you wished you were dead?", {
      safety: true,
    }),
    plain(
      "boolean",
      "asq.2",
      "better off dead",
      "In the past few weeks, have you felt that you or your family would be better off if you were dead?",
      { safety: true },
    ),
    plain(
      "boolean",
      "asq.3",
      "thoughts of suicide",
      "In the past week, have you been having thoughts about killing yourself?",
      { safety: true },
    ),
    plain("boolean", "asq.4", "lifetime attempt", "Have you ever tried to kill yourself?"),
    freeText("asq.4how", "attempt: how", "If yes, how?", 1000, { askedWhen: (a) => a["asq.4"] === true }),
    freeText("asq.4when", "attempt: when", "When?", 1000, { askedWhen: (a) => a["asq.4"] === true }),
    plain(
      "boolean",
      "asq.5",
      "thoughts right now",
      "Are you having thoughts of killing yourself right now?",
      {
        safety: true,
        askedWhen: anyYes,
      },
    ),
    freeText("asq.5desc", "right now: details", "If yes, please describe:", 1000, {
      askedWhen: (a) => a["asq.5"] === true,
    }),
  ],
  measures: [],
  minSecondsPlausible: 8,
  sources: ["NIMH ASQ toolkit, nimh.nih.gov/labs-at-nimh/asq-toolkit-materials"],
};

export type AsqLevel = "negative" | "non-acute-positive" | "acute-positive";

/** The toolkit's own level. A question left unanswered counts as a positive, never as a "no". */
export function officialAsqLevel(answers: Answers): AsqLevel {
  if (answers["asq.5"] === true) return "acute-positive";
  const allNo = ["asq.1", "asq.2", "asq.3", "asq.4"].every((linkId) => answers[linkId] === false);
  return allNo ? "negative" : "non-acute-positive";
}

/**
 * The level on a repeat: a lifetime attempt already told of does not by itself make it positive again, as long as nothing says
 * that it is another one and thoughts right now, which a yes leads to, were answered "no". `earlier` are the patient's previous ASQ answers, oldest first; with none it is the official level. (Our rule.)
 */
export function effectiveAsqLevel(answers: Answers, earlier: readonly Answers[]): AsqLevel {
  const known = earlier.map((e) => e["asq.4"]).findLast((told) => typeof told === "boolean");
  const told =
    answers["asq.4"] === true &&
    known === true &&
    answers["asq.5"] === false &&
    !tellsOfAnotherTime(answers, earlier);
  return officialAsqLevel(told ? { ...answers, "asq.4": false } : answers);
}

/** A "when" was written, and it is not what was written the last time one was. */
function tellsOfAnotherTime(answers: Answers, earlier: readonly Answers[]): boolean {
  const when = whenOf(answers);
  return when !== "" && when !== earlier.map(whenOf).findLast((written) => written !== "");
}

function whenOf({ "asq.4when": when }: Answers): string {
  return typeof when === "string" ? when.trim().replaceAll(/\s+/g, " ").toLowerCase() : "";
}
