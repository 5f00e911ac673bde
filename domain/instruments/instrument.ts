/**
 * The shape every instrument has: what is asked, in which words, how it is scored and how a score is read.
 * Names follow FHIR Questionnaire (item, linkId, answerOption) and the PRO literature (recall, band, reliable change).
 */

/** What a patient answered to one item. `null` means asked and not answered: it is never a zero. */
export type AnswerValue = number | string | boolean | readonly string[] | BloodPressure | null;

/** Millimetres of mercury. LOINC 85354-9 with components 8480-6 and 8462-4. */
export type BloodPressure = { readonly sys: number; readonly dia: number };

/** Answers by linkId. An absent linkId was not asked; a `null` was skipped. */
export type Answers = Readonly<Record<string, AnswerValue>>;

/** One permitted answer. `loinc` is the LOINC answer code (LA…). */
export type Option = { readonly value: number | string; readonly text: string; readonly loinc?: string };

type ItemBase = {
  readonly linkId: string;
  /** Two or three words for tables and heatmaps; never shown to a patient in place of `text`. */
  readonly label: string;
  /** The instrument's own wording, verbatim; empty where the clinic supplies it (`clinic-wording.ts`). */
  readonly text: string;
  readonly required: boolean;
  /** LOINC code of the question. */
  readonly loinc?: string;
  /** A positive answer is about immediate safety. */
  readonly safety?: true;
  /** Asked only when this holds; always asked when absent. `required` counts only while the item is asked. */
  readonly askedWhen?: (answers: Answers) => boolean;
};

export type Item =
  | (ItemBase & { readonly type: "choice" | "multi-choice"; readonly options: readonly Option[] })
  | (ItemBase & {
      readonly type: "scale" | "integer" | "decimal";
      readonly min: number;
      readonly max: number;
      readonly minLabel?: string;
      readonly maxLabel?: string;
    })
  | (ItemBase & { readonly type: "boolean" | "dateTime" | "blood-pressure" })
  | (ItemBase & { readonly type: "text"; readonly maxLength: number });

/** How unwell a score says someone is. Never how soon to act: that is a priority. */
export type Band = {
  readonly code: string;
  readonly label: string;
  readonly low: number;
  readonly high: number;
};

/** Change beyond measurement noise, in points, with the author of the constant. */
export type ReliableChange = { readonly points: number; readonly name: string };

/** The published words for a good course, in points of the measure. (Hull 2022: response, remission; NHS Talking Therapies: recovery) */
export type Outcomes = {
  /** Response: at most this share of the baseline … */
  readonly responseShare: number;
  /** … where the baseline was at least this. */
  readonly responseMinBaseline: number;
  /** Remission: below this. */
  readonly remissionBelow: number;
  /** Recovery: from a baseline of at least this to below it. */
  readonly recoveryBelow: number;
};

/** One number an instrument yields, with all a chart needs to draw it. */
export type Measure = {
  /** Unique within the instrument, e.g. "total", "mood", "signals". */
  readonly id: string;
  readonly label: string;
  readonly range: readonly [number, number];
  readonly direction: "lower-is-better" | "higher-is-better" | "neither";
  readonly bands: readonly Band[];
  readonly ticks: readonly number[];
  readonly reliableChange?: ReliableChange;
  readonly outcomes?: Outcomes;
  /** LOINC code of the resulting observation (a total, never the panel). */
  readonly loinc?: string;
  /** Scores the answers of this instrument. Pure; missing answers follow the published policy. */
  readonly score: (answers: Answers) => Score;
};

/** Result of scoring one measure. `value` is null when the answers do not permit a score. */
export type Score = {
  readonly measure: string;
  readonly value: number | null;
  readonly band: string | null;
  /** True when missing items were replaced by the mean of the answered ones. */
  readonly prorated: boolean;
  readonly answered: number;
  readonly of: number;
};

export type License = {
  /** "clinic-supplied": scored by us, worded by the clinic. */
  readonly status: "verbatim" | "verbatim-with-notice" | "own-work" | "clinic-supplied";
  readonly notice: string;
};

export type Instrument = {
  readonly id: string;
  readonly title: string;
  readonly shortTitle: string;
  readonly version: string;
  readonly license: License;
  /** What period the questions cover, in the instrument's words, and in days where it is fixed. */
  readonly recall: { readonly text: string; readonly days: number | null };
  readonly stem?: string;
  readonly items: readonly Item[];
  /** LOINC code of the panel, where there is one. */
  readonly loinc?: string;
  readonly measures: readonly Measure[];
  /** Faster than this is unlikely to have been read, in seconds. */
  readonly minSecondsPlausible: number;
  readonly sources: readonly string[];
};
