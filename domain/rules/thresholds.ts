/** One number a rule compares with: its default, its unit, what it means and which rules read it. */
type Spec = {
  readonly value: number;
  readonly unit:
    | "points"
    | "hours"
    | "days"
    | "percent"
    | "times"
    | "times the plan"
    | "mmHg"
    | "minutes"
    | "count";
  readonly means: string;
  readonly rules: readonly string[];
};

const spec = (value: number, unit: Spec["unit"], means: string, ...rules: string[]): Spec => ({
  value,
  unit,
  means,
  rules,
});

/** Every number of every rule. Defaults follow the clinical rule catalogue; a clinic's medical lead may change them. */
export const thresholdSpecs = {
  sessionHours: spec(
    2,
    "hours",
    "Instruments answered this close together are one session",
    "SUI-04",
    "SUI-05",
  ),
  stableIdeationDays: spec(60, "days", "How far back an earlier positive item 9 counts as known", "SUI-05"),
  safetyPlanDays: spec(30, "days", "How long a safety-plan review counts as recent", "SUI-05"),
  veryLowMood: spec(1, "points", "Daily mood at or below this is very low", "SUI-08"),
  veryLowMoodDays: spec(2, "days", "Very low days that make a run", "SUI-08"),
  veryLowMoodWindowDays: spec(3, "days", "Days in which a run is sought", "SUI-08"),
  safetyAnswerHours: spec(12, "hours", "Time to answer the safety questions after a low run", "SUI-08"),

  severeDepression: spec(20, "points", "PHQ-9 total from which the severe band begins", "CHG-01"),
  severeAnxiety: spec(15, "points", "GAD-7 total from which the severe band begins", "CHG-02"),
  reliableDepression: spec(6, "points", "Rise of PHQ-9 over baseline beyond measurement noise", "CHG-03"),
  reliableAnxiety: spec(
    6,
    "points",
    "Rise of GAD-7 over baseline beyond measurement noise",
    "CHG-02",
    "CHG-04",
  ),
  unconfirmedDepression: spec(15, "points", "PHQ-9 from which one score is enough", "CHG-03"),
  unconfirmedAnxiety: spec(15, "points", "GAD-7 from which one score is enough", "CHG-04"),
  earlyImprovement: spec(20, "percent", "Improvement expected by week 4", "CHG-05"),
  laterImprovement: spec(50, "percent", "Improvement expected by weeks 9 and 14", "CHG-05"),
  onTrackBelow: spec(5, "points", "PHQ-9 below this is on track however small the change", "CHG-05"),
  week4FromDay: spec(
    25,
    "days",
    "First day of the week-4 decision window, counted from the first dose",
    "CHG-05",
  ),
  week9FromDay: spec(60, "days", "First day of the week-9 decision window", "CHG-05"),
  week14FromDay: spec(95, "days", "First day of the week-14 decision window", "CHG-05"),
  decisionWindowDays: spec(11, "days", "Length of a decision window", "CHG-05"),
  week4Score: spec(17, "points", "PHQ-9 not on track at week 4", "CHG-05"),
  week9Score: spec(13, "points", "PHQ-9 not on track at week 9", "CHG-05"),
  week14Score: spec(9, "points", "PHQ-9 not on track at week 14", "CHG-05"),

  doseTolerance: spec(
    10,
    "percent",
    "Milligrams above the plan that splitting a lozenge explains",
    "DOS-01",
    "DOS-10",
  ),
  overDoseDays: spec(14, "days", "Window in which doses above the plan are counted", "DOS-01"),
  overDoseRepeat: spec(2, "count", "Doses above the plan that raise the priority", "DOS-01"),
  overDoseHighRatio: spec(1.5, "times the plan", "One dose this large is enough for high", "DOS-01"),
  overDoseUrgentRatio: spec(
    2,
    "times the plan",
    "This large, with signs of intoxication, is urgent",
    "DOS-01",
  ),
  intoxicationHours: spec(
    12,
    "hours",
    "Signs this soon after a dose belong to it",
    "DOS-01",
    "DOS-09",
    "CO-01",
  ),
  intoxicationSeverity: spec(3, "points", "Sedation or confusion that counts as a sign", "DOS-01"),
  extraDoseDays: spec(14, "days", "Window in which extra doses are counted", "DOS-02"),
  extraDoseRepeat: spec(2, "count", "Extra doses that raise the priority", "DOS-02"),
  intervalTolerance: spec(12, "hours", "A dose this much early still fits the plan", "DOS-03"),
  offScheduleDays: spec(21, "days", "Window in which early doses are counted", "DOS-03"),
  offScheduleRepeat: spec(2, "count", "Early doses that raise the priority", "DOS-03"),
  consecutiveDoseDays: spec(3, "days", "Doses on this many days running are high", "DOS-03"),
  doseCountRatio: spec(1.5, "times the plan", "More doses than this share of the plan is high", "DOS-03"),
  aloneDays: spec(28, "days", "Window in which doses alone are counted", "DOS-10"),
  aloneRepeat: spec(2, "count", "Doses alone that raise the priority", "DOS-10"),

  strongUrge: spec(7, "points", "Strongest urge that counts as strong", "DEP-01"),
  risingUrge: spec(4, "points", "A rising urge matters from here", "DEP-01"),
  risingUrgeSteps: spec(3, "count", "Rises in a row that make a trend", "DEP-01"),
  someSignals: spec(2, "count", "Signals (without tolerance and withdrawal) for medium", "DEP-02"),
  manySignals: spec(4, "count", "Signals (without tolerance and withdrawal) for high", "DEP-02"),
  signalRise: spec(2, "count", "Rise since the last count", "DEP-02"),
  otherSource: spec(1, "points", "Answer from which another source counts", "DEP-04"),
  hiddenUse: spec(1, "points", "Answer from which hiding use counts", "DEP-05"),
  worriedUse: spec(2, "points", "Answer from which worry about use counts", "DEP-05"),
  depressantSedation: spec(2, "points", "Sedation that makes opioid or GHB co-use urgent", "CO-01"),
  manyDrinks: spec(3, "count", "Drinks around one dose that are high", "CO-03"),
  alcoholRepeat: spec(2, "times", "Doses with alcohol that are high", "CO-03"),
  alcoholDays: spec(28, "days", "Window in which doses with alcohol are counted", "CO-03"),

  bladderPain: spec(2, "points", "Bladder pain that is clear", "AE-03"),
  bladderScore: spec(5, "points", "Bladder score (0 to 12) that is clear", "AE-03"),
  bladderWithNights: spec(2, "points", "Bladder item that counts together with nights up", "AE-03"),
  nightsUp: spec(3, "times", "Times up at night that count", "AE-03"),
  nightsUpRise: spec(2, "times", "Rise in times up at night over baseline that counts", "AE-03"),
  bladderMild: spec(1, "points", "Rise of a bladder item over baseline that is mild", "AE-04"),
  bladderRepeatDays: spec(7, "days", "Days between two checks that make it persistent", "AE-04"),
  severeBellyPain: spec(3, "points", "Upper-belly pain that is high at once", "AE-05"),
  bellyPain: spec(2, "points", "Upper-belly pain that matters when repeated", "AE-05"),

  systolic: spec(180, "mmHg", "Systolic pressure from which to call", "VIT-01"),
  diastolic: spec(120, "mmHg", "Diastolic pressure from which to call", "VIT-01"),
  bpRepeatMinutes: spec(30, "minutes", "Time in which a lower repeat reading calms", "VIT-01"),

  graceHours: spec(48, "hours", "Time after the due day before a check-in counts as missed", "ENG-01"),
  missedInARow: spec(2, "count", "Missed PHQ-9 check-ins in a row", "ENG-01"),
} as const satisfies Record<string, Spec>;

/** The numbers in force; units are in `thresholdSpecs`. */
export type Thresholds = { readonly [Name in keyof typeof thresholdSpecs]: number };

export const defaultThresholds: Thresholds = Object.fromEntries(
  Object.entries(thresholdSpecs).map(([name, { value }]) => [name, value]),
) as Thresholds;

/** Defaults with a clinic's own numbers over them. */
export function thresholdsWith(own: Partial<Thresholds>): Thresholds {
  return { ...defaultThresholds, ...own };
}
