import { doseThresholds } from "@/domain/rules/dose-thresholds";
import { type Spec, spec } from "@/domain/rules/threshold-spec";

/** Rules that read what was answered in the same session. */
const inSession = ["SUI-01", "SUI-02", "SUI-03", "SUI-04", "SUI-05", "MAN-01", "DQ-01", "DQ-02", "DQ-04"];

/** Every number of every rule. Defaults follow the clinical rule catalogue; a clinic's medical lead may change them. */
export const thresholdSpecs = {
  sessionHours: spec(2, "hours", "Instruments answered this close together are one session", ...inSession),
  stableIdeationDays: spec(
    60,
    "days",
    "How far back an earlier positive item 9 or C-SSRS counts as known",
    "SUI-04",
    "SUI-05",
  ),
  safetyPlanDays: spec(30, "days", "How long a safety-plan review counts as recent", "SUI-04", "SUI-05"),
  recentContactDays: spec(7, "days", "How long a contact with staff counts as recent", "SUI-04", "SUI-05"),
  veryLowMood: spec(1, "points", "Daily mood at or below this is very low", "SUI-08"),
  veryLowMoodDays: spec(2, "days", "Very low days that make a run", "SUI-08"),
  veryLowMoodWindowDays: spec(3, "days", "Days in which a run is sought", "SUI-08"),
  safetyAnswerHours: spec(12, "hours", "Time to answer the safety questions after a low run", "SUI-08"),
  unfinishedHours: spec(2, "hours", "Time to finish safety questions once begun", "SUI-09"),
  unfinishedUrgent: spec(2, "points", "Item 9 that makes unfinished safety questions urgent", "SUI-09"),
  unfinishedDays: spec(7, "days", "How far back unfinished safety questions are looked for", "SUI-09"),

  severeDepression: spec(
    20,
    "points",
    "PHQ-9 total from which the severe band begins",
    "CHG-01",
    "CHG-07",
    "ENG-02",
  ),
  severeAnxiety: spec(15, "points", "GAD-7 total from which the severe band begins", "CHG-02"),
  reliableDepression: spec(
    6,
    "points",
    "Rise of PHQ-9 over baseline beyond measurement noise",
    "CHG-03",
    "CHG-07",
  ),
  reliableAnxiety: spec(
    6,
    "points",
    "Rise of GAD-7 over baseline beyond measurement noise",
    "CHG-02",
    "CHG-04",
  ),
  unconfirmedDepression: spec(15, "points", "PHQ-9 from which one score is enough", "CHG-03", "CHG-07"),
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

  returnScore: spec(10, "points", "PHQ-9 from which symptoms count as back", "CHG-06", "CHG-07"),
  returnRise: spec(5, "points", "Points above the mean of the remission", "CHG-06", "CHG-07"),
  returnAlone: spec(15, "points", "PHQ-9 from which one score is enough", "CHG-06", "CHG-07"),
  returnRepeatDays: spec(14, "days", "Time in which a lower one must be repeated", "CHG-06", "CHG-07"),
  fastRise: spec(5, "points", "Rise of PHQ-9 within a week that is fast", "CHG-07"),
  fastRiseScore: spec(10, "points", "PHQ-9 from which a fast rise counts", "CHG-07"),
  weeklyDays: spec(
    10,
    "days",
    "Two check-ins this close together are a week apart",
    "CHG-07",
    "DQ-01",
    "DQ-02",
  ),
  slumpDays: spec(7, "days", "Days whose mean mood is compared", "CHG-08"),
  slumpDaysTold: spec(4, "days", "Days of them that must be told", "CHG-08"),
  usualMoodDays: spec(28, "days", "Days before them that make the person's own level", "CHG-08"),
  usualMoodDaysTold: spec(7, "days", "Days of those that must be told", "CHG-08"),
  slumpPoints: spec(2, "points", "Daily mood below the own level that counts", "CHG-08"),
  slumpDeviations: spec(1.5, "times", "Standard deviations below the own level that count", "CHG-08"),
  risingDose: spec(15, "percent", "More milligrams a dose that count as rising", "CHG-08"),

  ...doseThresholds,

  bladderPain: spec(2, "points", "Bladder pain that is clear", "AE-03"),
  bladderScore: spec(5, "points", "Bladder score (0 to 12) that is clear", "AE-03"),
  bladderWithNights: spec(2, "points", "Bladder item that counts together with nights up", "AE-03"),
  nightsUp: spec(3, "times", "Times up at night that count", "AE-03"),
  nightsUpRise: spec(2, "times", "Rise in times up at night over baseline that counts", "AE-03"),
  bladderMild: spec(1, "points", "Rise of a bladder item over baseline that is mild", "AE-04"),
  bladderRepeatDays: spec(7, "days", "Days between two checks that make it persistent", "AE-04"),
  severeBellyPain: spec(3, "points", "Upper-belly pain that is high at once", "AE-05"),
  bellyPain: spec(2, "points", "Upper-belly pain that matters when repeated", "AE-05"),

  dissociationSeverity: spec(2, "points", "Dissociation that matters when it lasts 2 to 4 hours", "AE-06"),
  prolongedMinutes: spec(240, "minutes", "The answer that stands for 2 to 4 hours", "AE-06"),
  veryLongMinutes: spec(720, "minutes", "The answer that stands for more than 4 hours", "AE-06", "AE-08"),
  offDosePerception: spec(
    2,
    "points",
    "Changed perception between doses that is high at once",
    "AE-07",
    "MAN-01",
  ),
  offDosePerceptionUrgent: spec(
    3,
    "points",
    "Changed perception between doses that is urgent",
    "AE-07",
    "MAN-01",
  ),
  offDosePerceptionTimes: spec(
    2,
    "count",
    "Checks with any changed perception that are high",
    "AE-07",
    "MAN-01",
  ),
  markedSedation: spec(3, "points", "Sedation that is high", "AE-08"),
  lastingConfusion: spec(2, "points", "Confusion that is high when it lasts", "AE-08"),
  memoryProblem: spec(2, "points", "Memory problem that matters when it lasts", "AE-09"),
  memoryRepeatDays: spec(25, "days", "Days between two checks about a month apart", "AE-09"),
  verySevere: spec(4, "points", "Any side effect that is high at once", "AE-10"),
  severe: spec(3, "points", "Any side effect that matters when repeated", "AE-10"),
  severeRepeatDays: spec(14, "days", "Window in which a severe side effect counts as repeated", "AE-10"),

  systolic: spec(180, "mmHg", "Systolic pressure from which to call", "VIT-01"),
  diastolic: spec(120, "mmHg", "Diastolic pressure from which to call", "VIT-01"),
  bpRepeatMinutes: spec(30, "minutes", "Time in which a lower repeat reading calms", "VIT-01"),
  systolicRise: spec(40, "mmHg", "Rise of systolic pressure after a dose", "VIT-02"),
  diastolicRise: spec(25, "mmHg", "Rise of diastolic pressure after a dose", "VIT-02"),
  pressureRiseMinutes: spec(240, "minutes", "Time after a dose in which a rise belongs to it", "VIT-02"),
  systolicStillHigh: spec(160, "mmHg", "Systolic pressure late after a dose that is high", "VIT-02"),
  diastolicStillHigh: spec(100, "mmHg", "Diastolic pressure late after a dose that is high", "VIT-02"),
  stillHighMinutes: spec(120, "minutes", "From when a pressure is late after a dose", "VIT-02"),
  systolicBefore: spec(140, "mmHg", "Systolic pressure above which a dose should wait", "VIT-03"),
  systolicBeforeOlder: spec(150, "mmHg", "The same for older patients", "VIT-03"),
  diastolicBefore: spec(90, "mmHg", "Diastolic pressure above which a dose should wait", "VIT-03"),
  olderFrom: spec(65, "years", "Age from which a patient counts as older", "VIT-03"),

  elevationSigns: spec(2, "count", "Clear signs beside high mood or irritability", "MAN-01"),
  elevationDays: spec(2, "days", "Days on which it lasted that count", "MAN-01"),
  elevationManyDays: spec(4, "days", "Days that are enough for high (hypomania: 4 days in DSM-5)", "MAN-01"),
  elevationNearDays: spec(7, "days", "Alarming answers this near make it urgent", "MAN-01"),
  shortSleep: spec(4.5, "hours", "Sleep at or below this is short", "MAN-02"),
  highEnergy: spec(8, "points", "Energy from which it is high", "MAN-02"),
  shortNights: spec(3, "days", "Such days in a row", "MAN-02"),

  graceHours: spec(48, "hours", "Time after the due day before a check-in is missed", "ENG-01", "ENG-03"),
  missedInARow: spec(2, "count", "Missed PHQ-9 check-ins in a row", "ENG-01"),
  silentHours: spec(72, "hours", "Time after the due day before silence at risk is high", "ENG-02"),
  silentRiskDays: spec(30, "days", "How far back item 9 and side effects count", "ENG-02"),
  silentSideEffect: spec(
    3,
    "points",
    "Side effect after which a dose should be followed by a check",
    "ENG-02",
  ),
  followUpHours: spec(36, "hours", "Time after a dose for the check that follows it", "ENG-02"),
  unmeasuredDays: spec(28, "days", "Time without a PHQ-9 while doses go on", "ENG-03"),
  dailyMissed: spec(6, "days", "Daily checks missed of the last 7", "ENG-04"),
  dailyBefore: spec(8, "days", "Daily checks told of the 14 before (4 of 7)", "ENG-04"),

  hasty: spec(1, "seconds", "Time for one answer below which it is too fast", "DQ-01"),
  hastyAlike: spec(2, "seconds", "The same where the answers are all alike", "DQ-01"),
  sameAnswersWeeks: spec(3, "count", "Weeks of the same PHQ-9 and GAD-7 answers", "DQ-01", "DQ-02"),
  lowestSystolic: spec(60, "mmHg", "Systolic pressure below which an entry is impossible", "DQ-03"),
  highestSystolic: spec(300, "mmHg", "Systolic pressure above which an entry is impossible", "DQ-03"),
  clockMinutes: spec(60, "minutes", "Clocks may differ by this much", "DQ-03"),
  sameDoseMinutes: spec(5, "minutes", "Planned doses closer than this are one dose told twice", "DQ-03"),
  contradictMood: spec(2, "points", "Mean daily mood that disagrees with no low mood", "DQ-04"),
  contradictAnxiety: spec(7, "points", "Mean daily anxiety that disagrees with a low GAD-7", "DQ-04"),
  contradictBelow: spec(5, "points", "PHQ-9 or GAD-7 below this says that one is well", "DQ-04"),
  helplessDoses: spec(3, "count", "Doses rated as no help that disagree with being well", "DQ-04"),
  sittingMinutes: spec(30, "minutes", "Check-ins closer than this on one device are one sitting", "DQ-05"),
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
