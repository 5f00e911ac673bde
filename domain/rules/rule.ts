import type { RecordedCheckIn } from "@/domain/check-in";
import type { Dose } from "@/domain/dose";
import type { PatientRecord, ScoredPoint } from "@/domain/patient-record";
import type { Priority } from "@/domain/priority";
import type { Thresholds } from "@/domain/rules/thresholds";

type Seen =
  | {
      readonly kind: "answer";
      readonly checkInId: string;
      readonly linkId: string;
      /** The question, verbatim. */
      readonly question: string;
      /** The chosen option or value, verbatim; "not answered" when skipped. */
      readonly answer: string;
      /** The same item the time before, if there was one. */
      readonly previous: { readonly answer: string; readonly at: string } | null;
      readonly at: string;
    }
  | {
      readonly kind: "score";
      readonly checkInId: string;
      readonly instrument: string;
      readonly measure: string;
      readonly value: number;
      readonly label: "latest" | "previous" | "baseline";
      readonly at: string;
    }
  | { readonly kind: "fact"; readonly text: string; readonly at: string | null };

/** What made a rule fire: one answer, score, dose or fact, as the patient gave it. */
export type Evidence = Seen & {
  /** On a flag: of an earlier finding than the newest, the one that set the flag's priority or another. */
  readonly before?: "weightiest" | "other";
  /** What the patient later corrected this to. */
  readonly corrected?: { readonly to: string; readonly at: string };
};

/** What a rule saw. Becomes a flag, joins one, or is kept quiet, as `reconcile` decides. FHIR DetectedIssue. */
export type Finding = {
  readonly ruleId: string;
  readonly priority: Priority;
  /** One calm sentence with its numbers, describing the answers, not the person. */
  readonly summary: string;
  readonly evidence: readonly Evidence[];
};

/** What a rule is shown: the record as it stood when `current` was answered. Nothing answered later is in it. */
export type View = {
  readonly record: PatientRecord;
  /** The check-in being judged; null when the overdue sweep asks. */
  readonly current: RecordedCheckIn | null;
  /** When the judged answer was given, or when the sweep asks. */
  readonly now: Date;
  /** Complete or prorated totals, oldest first, up to and including `current`. */
  readonly phq9: readonly ScoredPoint[];
  readonly gad7: readonly ScoredPoint[];
  /** Doses from the dose journal, oldest first by the time they were taken, of check-ins up to `current`. */
  readonly doses: readonly Dose[];
  /** Check-ins of one instrument up to and including `current`, oldest first. */
  readonly checkInsOf: (instrument: string) => readonly RecordedCheckIn[];
  /**
   * Check-ins of one instrument from the same session as `current` (authored within `sessionHours` of it) that had
   * been received by the time `current` was. The one place where a later answer is seen: the safety questions follow
   * the PHQ-9, and when both arrive together they are read together.
   */
  readonly sessionOf: (instrument: string) => readonly RecordedCheckIn[];
};

export type RuleFamily =
  | "suicidality"
  | "change"
  | "dosing"
  | "dependence"
  | "adverse-effects"
  | "vital-signs"
  | "mood-elevation"
  | "engagement"
  | "data-quality"
  | "engine";

/** A test with its numbers. Data plus one question: nothing is fetched, the clock is `view.now`. FHIR PlanDefinition. */
export type Rule = {
  readonly id: string;
  readonly version: number;
  readonly family: RuleFamily;
  readonly title: string;
  /** The logic in words, for the flag card and the rule's page. */
  readonly logic: string;
  /** What we suggest the clinic do. Calm, person-first, never a diagnosis. */
  readonly action: string;
  readonly source: string;
  /** Safety rules return after closing and can never be kept quiet by another rule. */
  readonly safety: boolean;
  /** Set on a safety rule about a standing, known answer: once closed it stays quiet for 28 days like other rules. */
  readonly mayStayQuiet?: true;
  /** Instruments whose arrival asks this rule, or "silence" for the overdue sweep. */
  readonly on: readonly string[];
  readonly evaluate: (view: View, thresholds: Thresholds) => Finding | null;
};
