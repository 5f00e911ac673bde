import type { RecordedCheckIn } from "@/domain/check-in";
import { daysBetween, localDay } from "@/domain/local-day";
import { doseEvidence, isTaken } from "@/domain/rules/doses";
import { isTooClose } from "@/domain/rules/dosing";
import { answered, currentOf, fact, graded, hoursBetween, scored } from "@/domain/rules/evidence";
import type { Evidence, Rule, View } from "@/domain/rules/rule";
import { latestOfCurrent } from "@/domain/rules/scores";
import type { Thresholds } from "@/domain/rules/thresholds";
import { plainNumber } from "@/domain/wording";

type Contradiction = { readonly said: string; readonly against: string; readonly evidence: Evidence[] };
type Look = (view: View, thresholds: Thresholds) => Contradiction | null;

/** Lowers nothing: a positive safety answer is taken up by its own rule, whatever other answers say. */
export const contradiction: Rule = {
  id: "DQ-04",
  version: 2,
  family: "data-quality",
  safety: false,
  title: "Answers disagree",
  logic:
    "Item 9 of 0 with a positive safety answer that day; low mood of 0 with a mean daily mood of 2 or less, or GAD-7 below 5 with a mean daily anxiety of 7 or more, over 14 days (4 checks at least); no off-day dose, but an extra or early one in the journal of 7 days; not run out, but none left in it before the next supply; no other substance but drinks counted; PHQ-9 below 5 with no dose rated as any help in 28 days.",
  action: "Go through both answers with the patient. The more worrying one was used.",
  source: "Design choice: the worst answer counts",
  on: ["phq-9", "gad-7", "asq", "safety-followup", "dependence-signals", "dose-journal"],
  evaluate(view, thresholds) {
    const found = looks.flatMap((look) => look(view, thresholds) ?? []);
    const [first] = found;
    if (!first) return null;
    return {
      ruleId: "DQ-04",
      priority: "low",
      summary: `Answers disagree: ${first.said}, against ${first.against}. The more worrying answer counts.`,
      evidence: found.flatMap(({ evidence }) => evidence),
    };
  },
};

const item9AgainstSafety: Look = (view) => {
  const { current, record } = view;
  if (!current) return null;
  const on = localDay(current.authoredAt, record.timeZone);
  const sameDay = (instrument: string) =>
    [...view.checkInsOf(instrument), ...view.sessionOf(instrument)].filter(
      (one) => localDay(one.authoredAt, record.timeZone) === on,
    );
  const pick = (found: readonly RecordedCheckIn[]) =>
    found.find(({ id }) => id === current.id) ?? found.at(-1);
  const zero = pick(sameDay("phq-9").filter((one) => graded(one, "phq9.9") === 0));
  const unsafe = pick(sameDay("safety-followup").filter((one) => (graded(one, "sf.safe") ?? 0) >= 1));
  const asq = pick(sameDay("asq").filter(isPositive));
  const positive = unsafe ? answered(view, unsafe, "sf.safe") : asq ? asqEvidence(view, asq) : null;
  const about = [zero?.id, unsafe?.id, asq?.id].includes(current.id);
  if (!zero || !positive || !about) return null;
  return {
    said: "item 9 is 0",
    against: "a positive safety answer on the same day",
    evidence: [answered(view, zero, "phq9.9"), positive],
  };
};

const lowMoodAgainstDaily: Look = (view, { contradictMood }) => {
  const phq9 = currentOf(view, "phq-9");
  const daily = phq9 && graded(phq9, "phq9.2") === 0 ? meanDaily(view, "md.mood") : null;
  if (!phq9 || !daily || daily.mean > contradictMood) return null;
  return {
    said: "feeling down was 0",
    against: `a mean daily mood of ${plainNumber(daily.mean)}`,
    evidence: [answered(view, phq9, "phq9.2"), daily.evidence],
  };
};

const anxietyAgainstDaily: Look = (view, { contradictAnxiety, contradictBelow }) => {
  const latest = latestOfCurrent(view, view.gad7);
  const daily = latest && latest.value < contradictBelow ? meanDaily(view, "md.anxiety") : null;
  if (!latest || !daily || daily.mean < contradictAnxiety) return null;
  return {
    said: `GAD-7 is ${latest.value}`,
    against: `a mean daily anxiety of ${plainNumber(daily.mean)}`,
    evidence: [scored("gad-7", latest, "latest"), daily.evidence],
  };
};

const remissionAgainstHelp: Look = (view, { contradictBelow, helplessDoses }) => {
  const latest = latestOfCurrent(view, view.phq9);
  if (!latest || latest.value >= contradictBelow) return null;
  const rated = view.doses.filter(({ at, help }) => help !== null && isWithinDays(at, view.now, helpDays));
  if (rated.length < helplessDoses || rated.some(({ help }) => help !== 0)) return null;
  return {
    said: `PHQ-9 is ${latest.value}`,
    against: `${rated.length} doses rated as no help`,
    evidence: [
      scored("phq-9", latest, "latest"),
      ...rated.slice(-2).flatMap((dose) => doseEvidence(view, dose, "dj.help")),
    ],
  };
};

const offDayAgainstJournal: Look = (view, thresholds) => {
  const signals = currentOf(view, "dependence-signals");
  if (!signals || graded(signals, "ds.off") !== 0) return null;
  const taken = view.doses.filter(isTaken);
  const off = taken.find((dose, index) => {
    const before = taken[index - 1];
    if (!isWithinDays(dose.at, view.now, weekDays) || dose.extraReason === "told") return false;
    return dose.kind === "extra" || (before !== undefined && isTooClose(view, before, dose, thresholds));
  });
  if (!off) return null;
  return {
    said: "no dose on an off day",
    against: "an off-schedule dose in the journal",
    evidence: [answered(view, signals, "ds.off"), ...doseEvidence(view, off, "dj.kind", "dj.at")],
  };
};

const supplyAgainstJournal: Look = (view) => {
  const signals = currentOf(view, "dependence-signals");
  const { prescription, timeZone } = view.record;
  if (!signals || graded(signals, "ds.ranout") !== 0 || !prescription) return null;
  const { dispensedOn, daysSupply } = prescription;
  if (dispensedOn === null) return null;
  const empty = view.checkInsOf("dose-journal").findLast((one) => {
    const on = localDay(one.authoredAt, timeZone);
    return (
      graded(one, "dj.left") === 0 &&
      on >= dispensedOn &&
      daysBetween(dispensedOn, on) < (daysSupply ?? 0) &&
      isWithinDays(one.authoredAt, view.now, weekDays)
    );
  });
  if (!empty) return null;
  return {
    said: "not run out early",
    against: "none left in the journal before the next supply",
    evidence: [
      answered(view, signals, "ds.ranout"),
      answered(view, empty, "dj.left"),
      fact(`Dispensed ${dispensedOn} for ${daysSupply} days`),
    ],
  };
};

const noneAgainstDrinks: Look = (view) => {
  const dose = currentOf(view, "dose-journal");
  const substances = dose?.answers["dj.co"];
  if (
    !dose ||
    !Array.isArray(substances) ||
    !substances.includes("none") ||
    (graded(dose, "dj.drinks") ?? 0) <= 0
  ) {
    return null;
  }
  return {
    said: "no other substance",
    against: "drinks counted",
    evidence: [answered(view, dose, "dj.co"), answered(view, dose, "dj.drinks")],
  };
};

const looks: readonly Look[] = [
  item9AgainstSafety,
  lowMoodAgainstDaily,
  anxietyAgainstDaily,
  remissionAgainstHelp,
  offDayAgainstJournal,
  supplyAgainstJournal,
  noneAgainstDrinks,
];

/** Periods the instruments ask about: PHQ-9 and GAD-7 two weeks, use patterns one; doses are looked at over four. */
const recallDays = 14;
const weekDays = 7;
const helpDays = 28;
/** Fewer daily checks than this have no mean worth comparing. (Design choice) */
const fewestDaily = 4;

function meanDaily(view: View, linkId: string) {
  const told = view
    .checkInsOf("mood-daily")
    .filter((one) => isWithinDays(one.authoredAt, view.now, recallDays))
    .flatMap((one) => graded(one, linkId) ?? []);
  if (told.length < fewestDaily) return null;
  const mean = told.reduce((a, b) => a + b, 0) / told.length;
  const name = linkId === "md.mood" ? "mood" : "anxiety";
  return {
    mean,
    evidence: fact(
      `Daily ${name} averaged ${plainNumber(mean)} over ${told.length} checks in ${recallDays} days`,
      view.now,
    ),
  };
}

function isWithinDays(at: Date, now: Date, days: number): boolean {
  const hours = hoursBetween(at, now);
  return hours >= 0 && hours <= days * 24;
}

/** A yes to anything but a lifetime attempt, which says nothing of these two weeks. */
function isPositive({ answers }: RecordedCheckIn): boolean {
  return ["asq.1", "asq.2", "asq.3", "asq.5"].some((linkId) => answers[linkId] === true);
}

function asqEvidence(view: View, asq: RecordedCheckIn): Evidence {
  const yes = ["asq.5", "asq.3", "asq.2"].find((linkId) => asq.answers[linkId] === true);
  return answered(view, asq, yes ?? "asq.1");
}
