import { describe, expect, test } from "vitest";
import { type CohortPatient, generateCohort } from "@/bin/demo/cohort";
import { localMinutes } from "@/bin/demo/local-time";
import type { CheckIn } from "@/domain/check-in";
import { findItem } from "@/domain/instruments/catalogue";
import type { Answers, AnswerValue, Item } from "@/domain/instruments/instrument";
import { mean, total, within } from "@/tests/support/cohort";

const until = new Date("2026-11-24T15:00:00Z");
const clinic = { seed: 11, until, patients: 200, weeks: 26, timeZone: "America/New_York" };
const cohort = generateCohort(clinic);
const hourMs = 3_600_000;

describe("the demo clinic", () => {
  test("is the same for the same options", () => {
    expect(generateCohort(clinic)).toEqual(cohort);
  });

  test("is another for another seed", () => {
    const other = generateCohort({ ...clinic, seed: 12 });
    expect(other.map((one) => one.identity.email)).not.toEqual(cohort.map((one) => one.identity.email));
  });

  test("leaves a patient's answers alone when the clinic grows", () => {
    const pick = (list: CohortPatient[]) => list.find((one) => one.story === "remitter")?.checkIns;
    expect(pick(generateCohort({ ...clinic, patients: 60 }))).toEqual(pick(cohort));
  });

  test("tells check-ins oldest first, none after now", () => {
    for (const { checkIns } of cohort) {
      const times = checkIns.map((one) => one.authoredAt.getTime());
      expect(times).toEqual([...times].sort((a, b) => a - b));
      expect(Math.max(...times)).toBeLessThanOrEqual(until.getTime());
      const told = checkIns.map((one) => `${one.instrument} ${one.authoredAt.getTime()}`);
      expect(new Set(told).size).toBe(told.length);
      expect(checkIns.every((one) => one.startedAt !== null && one.startedAt < one.authoredAt)).toBe(true);
    }
  });

  test("gives every patient a number and an e-mail of their own", () => {
    expect(new Set(cohort.map((one) => one.number)).size).toBe(200);
    expect(new Set(cohort.map((one) => one.identity.email)).size).toBe(200);
    for (const { identity } of cohort) {
      expect(identity.phone).toMatch(/^\+1 \d{3}-555-01\d\d$/);
      expect(identity.email).toMatch(/@example\.org$/);
    }
  });

  test("holds 25 to 40 thousand check-ins", () => {
    const total = cohort.reduce((sum, one) => sum + one.checkIns.length, 0);
    expect(total).toBeGreaterThan(25_000);
    expect(total).toBeLessThan(40_000);
  });

  test("asks only what the instruments ask, and answers with what they offer", () => {
    const wrong = cohort.flatMap(({ checkIns }) =>
      checkIns.flatMap(({ instrument, answers }) =>
        Object.entries(answers).flatMap(([linkId, value]) => {
          const found = findItem(linkId);
          const right = found !== null && found.instrument.id === instrument && isOffered(found.item, value);
          return right ? [] : [`${linkId} = ${JSON.stringify(value)}`];
        }),
      ),
    );
    expect(wrong).toEqual([]);
  });

  test("asks follow-up questions only when their condition holds", () => {
    const wrong = cohort.flatMap(({ checkIns }) =>
      checkIns.flatMap(({ answers }) =>
        Object.keys(answers).filter((linkId) => findItem(linkId)?.item.askedWhen?.(answers) === false),
      ),
    );
    expect(wrong).toEqual([]);
  });

  test("is answered at waking hours, mood mostly in the evening", () => {
    const hours = cohort.flatMap((one) => one.checkIns.map((checkIn) => localHour(checkIn, one.timeZone)));
    const nightly = hours.filter((hour) => hour >= 1 && hour < 6).length;
    expect(nightly / hours.length).toBeLessThan(0.002);
    const moods = cohort.flatMap((one) =>
      one.checkIns.filter((c) => c.instrument === "mood-daily").map((c) => localHour(c, one.timeZone)),
    );
    expect(moods.filter((hour) => hour >= 18).length / moods.length).toBeGreaterThan(0.95);
  });

  test("stays calm outside the stories: nothing urgent by chance in the last two days", () => {
    const recent = cohort
      .filter((one) => one.story === null)
      .flatMap((one) => one.checkIns)
      .filter((one) => until.getTime() - one.authoredAt.getTime() < 47 * hourMs);
    expect(recent.filter(({ answers }) => soundsUrgent(answers))).toEqual([]);
  });

  test("small, has no stories", () => {
    const small = generateCohort({ ...clinic, seed: 7, patients: 12, timeZone: "America/Chicago" });
    expect(small).toHaveLength(12);
    expect(small.every((one) => one.story === null && one.checkIns.length > 0)).toBe(true);
  });
});

describe("over many patients, near the calibrated run of rules.md §12", () => {
  const many = generateCohort({ ...clinic, patients: 700 }).filter((one) => one.story === null);
  const scored = many.map((one) => ({
    start: Date.parse(one.prescription.startsOn),
    phq9: one.checkIns.filter((c) => c.instrument === "phq-9"),
    gad7: one.checkIns.filter((c) => c.instrument === "gad-7"),
  }));
  const baselines = scored.flatMap((one) => total(one.phq9[0], "phq9", 9) ?? []);

  test("PHQ-9 begins at a mean of 15.7 (SD 4.9), 22.8 % severe", () => {
    expect(Math.abs(mean(baselines) - 15.7)).toBeLessThan(0.7);
    expect(Math.abs(sd(baselines) - 4.9)).toBeLessThan(0.5);
    expect(Math.abs(share(baselines, (x) => x >= 20) - 0.228)).toBeLessThan(0.06);
  });

  test("GAD-7 begins at a mean of 13.1 (SD 4.5)", () => {
    const anxiety = scored.flatMap((one) => total(one.gad7[0], "gad7", 7) ?? []);
    expect(Math.abs(mean(anxiety) - 13.1)).toBeLessThan(0.7);
    expect(Math.abs(sd(anxiety) - 4.5)).toBeLessThan(0.5);
  });

  test("56 % respond by week 4 and about 1 % are 6 points worse", () => {
    const changes = scored.flatMap(({ start, phq9 }) => {
      const before = total(phq9[0], "phq9", 9);
      const week4 = phq9.find((c) =>
        within(c.authoredAt.getTime() - start, 27.5 * 24 * hourMs, 33 * 24 * hourMs),
      );
      const after = total(week4, "phq9", 9);
      return before && after !== null ? [{ before, after }] : [];
    });
    expect(changes.length).toBeGreaterThan(300);
    expect(Math.abs(share(changes, ({ before, after }) => after <= before / 2) - 0.557)).toBeLessThan(0.08);
    expect(share(changes, ({ before, after }) => after >= before + 6)).toBeLessThan(0.03);
  });

  test("35 % begin with a positive item 9", () => {
    const positive = share(scored, ({ phq9 }) => Number(phq9[0]?.answers["phq9.9"]) > 0);
    expect(Math.abs(positive - 0.35)).toBeLessThan(0.07);
  });

  test("daily mood is lower when PHQ-9 is higher", () => {
    const pairs = many.flatMap((one) => {
      const last = one.checkIns.findLast((c) => c.instrument === "phq-9");
      const score = total(last, "phq9", 9);
      const moods = one.checkIns.filter((c) => c.instrument === "mood-daily" && near(c, last, 7 * 24));
      return score === null || moods.length < 3
        ? []
        : [{ score, mood: mean(moods.map((c) => Number(c.answers["md.mood"]))) }];
    });
    expect(
      correlation(
        pairs.map((p) => p.score),
        pairs.map((p) => p.mood),
      ),
    ).toBeLessThan(-0.7);
  });
});

function isOffered(item: Item, value: AnswerValue): boolean {
  if (value === null) return true;
  if (item.type === "choice") return item.options.some((option) => option.value === value);
  if (item.type === "multi-choice") {
    return Array.isArray(value) && value.every((one) => item.options.some((option) => option.value === one));
  }
  if (item.type === "boolean") return typeof value === "boolean";
  if (item.type === "text") return typeof value === "string" && value.length <= item.maxLength;
  if (item.type === "dateTime") return typeof value === "string" && !Number.isNaN(Date.parse(value));
  if (item.type === "blood-pressure") {
    return (
      typeof value === "object" && "sys" in value && within(value.sys, 60, 300) && within(value.dia, 30, 200)
    );
  }
  if (item.type !== "scale" && item.type !== "integer" && item.type !== "decimal") return false;
  if (typeof value !== "number" || !within(value, item.min, item.max)) return false;
  return item.type === "decimal" || Number.isInteger(value);
}

function soundsUrgent(a: Answers): boolean {
  return (
    a["phq9.9"] === 3 ||
    a["asq.5"] === true ||
    Number(a["sf.safe"] ?? 0) > 0 ||
    a["se.uBlood"] === true ||
    a["se.breath"] === true ||
    a["se.collapse"] === true ||
    a["se.chest"] === true
  );
}

function near(a: CheckIn, b: CheckIn | undefined, hours: number): boolean {
  return b !== undefined && Math.abs(a.authoredAt.getTime() - b.authoredAt.getTime()) <= hours * hourMs;
}

function localHour({ authoredAt }: CheckIn, timeZone: string): number {
  return localMinutes(authoredAt, timeZone) / 60;
}

function sd(values: readonly number[]): number {
  const middle = mean(values);
  return Math.sqrt(mean(values.map((value) => (value - middle) ** 2)));
}

function share<T>(list: readonly T[], test: (one: T) => boolean): number {
  return list.filter(test).length / list.length;
}

function correlation(a: readonly number[], b: readonly number[]): number {
  const [ma, mb] = [mean(a), mean(b)];
  return mean(a.map((x, index) => (x - ma) * ((b[index] ?? 0) - mb))) / (sd(a) * sd(b));
}
