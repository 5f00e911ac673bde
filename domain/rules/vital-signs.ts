import type { RecordedCheckIn } from "@/domain/check-in";
import { bloodPressure } from "@/domain/instruments/dose-journal";
import type { BloodPressure } from "@/domain/instruments/instrument";
import { ageOn, localDay } from "@/domain/local-day";
import { answered, currentOf, graded } from "@/domain/rules/evidence";
import type { Rule, View } from "@/domain/rules/rule";
import type { Thresholds } from "@/domain/rules/thresholds";

type Reading = {
  readonly checkIn: RecordedCheckIn;
  readonly linkId: "dj.bpPre" | "dj.bpPost";
  readonly pressure: BloodPressure;
  /** Epoch milliseconds; NaN when the patient did not say how long after the dose: neither before nor after another. */
  readonly at: number;
};

/**
 * A repeat is any later reading within 30 minutes: the "after" of the same entry when its minutes are told, or a
 * reading of another dose-journal entry known by then. The last repeat decides. An impossible pressure (diastolic not
 * below systolic) still counts, since the more worrying reading is the one to act on.
 */
export const veryHighPressure: Rule = {
  id: "VIT-01",
  version: 1,
  family: "vital-signs",
  safety: true,
  title: "Very high blood pressure",
  logic:
    "Systolic 180 or more, or diastolic 120 or more, before or after a dose. High when the last repeat within 30 minutes, in this entry or another, is below both; otherwise urgent.",
  action:
    "Confirm the pressure and ask about chest pain, headache, weakness or confusion. No further dose until reviewed.",
  source: "American Heart Association, 180/120",
  on: ["dose-journal"],
  evaluate(view, thresholds) {
    const current = currentOf(view, "dose-journal");
    const readings = view.checkInsOf("dose-journal").flatMap((one) => readingsOf(view, one));
    const high = readings.filter(
      ({ checkIn, pressure }) => checkIn === current && isVeryHigh(pressure, thresholds),
    );
    if (!current || high.length === 0) return null;
    const repeats = high.flatMap((reading) => lastRepeat(reading, readings, thresholds) ?? []);
    const eased =
      repeats.length === high.length && repeats.every(({ pressure }) => !isVeryHigh(pressure, thresholds));
    const shown = high.map(({ pressure }) => `${pressure.sys}/${pressure.dia}`).join(" and ");
    return {
      ruleId: "VIT-01",
      priority: eased ? "high" : "urgent",
      summary: eased
        ? `Blood pressure ${shown} mmHg; the repeat within ${thresholds.bpRepeatMinutes} minutes was lower.`
        : `Blood pressure ${shown} mmHg, with no lower repeat within ${thresholds.bpRepeatMinutes} minutes.`,
      evidence: [...high, ...repeats].map((one) => answered(view, one.checkIn, one.linkId)),
    };
  },
};

function isVeryHigh({ sys, dia }: BloodPressure, { systolic, diastolic }: Thresholds): boolean {
  return sys >= systolic || dia >= diastolic;
}

function lastRepeat(
  first: Reading,
  readings: readonly Reading[],
  { bpRepeatMinutes }: Thresholds,
): Reading | null {
  const until = first.at + bpRepeatMinutes * 60_000;
  const repeats = readings.filter(({ at }) => at > first.at && at <= until);
  return repeats.sort((a, b) => a.at - b.at).at(-1) ?? null;
}

function readingsOf(view: View, checkIn: RecordedCheckIn): Reading[] {
  const dose = view.doses.find((one) => one.checkInId === checkIn.id);
  const takenAt = (dose?.at ?? checkIn.authoredAt).getTime();
  const minutes = graded(checkIn, "dj.bpMin") ?? Number.NaN;
  const read = (linkId: Reading["linkId"], at: number) => {
    const pressure = bloodPressure(checkIn.answers, linkId);
    return pressure && { checkIn, linkId, pressure, at };
  };
  return [read("dj.bpPre", takenAt), read("dj.bpPost", takenAt + minutes * 60_000)].filter(
    (reading) => reading !== null,
  );
}

export const riseAfterDose: Rule = {
  id: "VIT-02",
  version: 1,
  family: "vital-signs",
  safety: false,
  title: "Blood pressure rise after a dose",
  logic:
    "Systolic 40 or diastolic 25 above the reading before the dose, within 240 minutes (or at a time not told). High when it is still 160/100 or more after 120 minutes.",
  action: "A large rise after a dose. Review the dose, stimulants and blood-pressure medicine.",
  source: "Esketamine label (8 to 19 % of patients rise this much); 160/100 is a design choice",
  on: ["dose-journal"],
  evaluate(view, thresholds) {
    const current = currentOf(view, "dose-journal");
    const pre = current && bloodPressure(current.answers, "dj.bpPre");
    const post = current && bloodPressure(current.answers, "dj.bpPost");
    if (!current || !pre || !post) return null;
    const [systolic, diastolic] = [post.sys - pre.sys, post.dia - pre.dia];
    const minutes = graded(current, "dj.bpMin") ?? Number.NaN;
    const isTold = !Number.isNaN(minutes);
    if (systolic < thresholds.systolicRise && diastolic < thresholds.diastolicRise) return null;
    if (minutes > thresholds.pressureRiseMinutes) return null;
    const stillHigh =
      minutes >= thresholds.stillHighMinutes &&
      (post.sys >= thresholds.systolicStillHigh || post.dia >= thresholds.diastolicStillHigh);
    return {
      ruleId: "VIT-02",
      priority: stillHigh ? "high" : "medium",
      summary: `Blood pressure went from ${pre.sys}/${pre.dia} to ${post.sys}/${post.dia} mmHg${isTold ? ` ${minutes} minutes` : ""} after a dose.`,
      evidence: ["dj.bpPre", "dj.bpPost", ...(isTold ? ["dj.bpMin"] : [])].map((linkId) =>
        answered(view, current, linkId),
      ),
    };
  },
};

export const highBeforeDose: Rule = {
  id: "VIT-03",
  version: 1,
  family: "vital-signs",
  safety: false,
  title: "Blood pressure high before a dose",
  logic: "Above 140 systolic (above 150 from age 65) or above 90 diastolic before a dose.",
  action: "Above the guide value before a dose. Ask to wait and measure again; review before the next dose.",
  source: "Esketamine label: 140/90 (US), 150/90 from age 65 (EU)",
  on: ["dose-journal"],
  evaluate(view, { systolicBefore, systolicBeforeOlder, diastolicBefore, olderFrom }) {
    const current = currentOf(view, "dose-journal");
    const pre = current && bloodPressure(current.answers, "dj.bpPre");
    if (!current || !pre) return null;
    const { demographics, timeZone } = view.record;
    const { bornOn } = demographics;
    const isOlder = bornOn !== null && ageOn(localDay(current.authoredAt, timeZone), bornOn) >= olderFrom;
    const limit = isOlder ? systolicBeforeOlder : systolicBefore;
    if (pre.sys <= limit && pre.dia <= diastolicBefore) return null;
    return {
      ruleId: "VIT-03",
      priority: "medium",
      summary: `Blood pressure before a dose was ${pre.sys}/${pre.dia} mmHg; the guide value is ${limit}/${diastolicBefore}.`,
      evidence: [answered(view, current, "dj.bpPre")],
    };
  },
};
