import { describe, expect, test } from "vitest";
import { generateCohort } from "@/bin/demo/cohort";
import { stories } from "@/bin/demo/stories";
import type { CheckIn } from "@/domain/check-in";
import { evaluate } from "@/domain/evaluate";
import { defaultThresholds } from "@/domain/rules/thresholds";
import { meanOf, total, within } from "@/tests/support/cohort";
import { recordAt, retell } from "@/tests/support/retold";

const clinic = { seed: 11, patients: 40, weeks: 26, timeZone: "America/New_York" };
const hourMs = 3_600_000;

/** Stories hold whatever the hour they are told at: morning, late evening, the night after a clock change. */
describe.each([
  "2026-11-24T15:00:00Z",
  "2026-11-25T03:30:00Z",
  "2026-11-01T07:10:00Z",
  "2027-03-14T12:00:00Z",
])("told at %s", (now) => {
  const end = new Date(now);
  const told = generateCohort({ ...clinic, until: end });
  const story = (title: string) => {
    const found = told.find((one) => one.story === title);
    if (!found) throw new Error(`no patient tells ${title}`);
    const of = (instrument: string) => found.checkIns.filter((c) => c.instrument === instrument);
    const totals = of("phq-9").map((c) => total(c, "phq9", 9));
    return { found, of, totals, last: (instrument: string) => of(instrument).at(-1)?.answers ?? {} };
  };
  const hoursSince = (one: CheckIn | undefined) =>
    one ? (end.getTime() - one.authoredAt.getTime()) / hourMs : Number.NaN;

  test("every story has one patient", () => {
    expect(told.flatMap((one) => one.story ?? []).sort()).toEqual(stories.map((one) => one.title).sort());
  });

  test("the remitter has been below 5 for months", () => {
    const { totals } = story("remitter");
    expect(totals[0]).toBe(21);
    expect(totals.slice(-6).every((x) => x !== null && x < 5)).toBe(true);
  });

  test("the non-responder reaches the week-4 decision with less than 20 % gained", () => {
    const { totals, of, found } = story("non-responder at week 4");
    expect(totals[0]).toBe(19);
    expect(totals.at(-1)).toBe(18);
    const day =
      ((of("phq-9").at(-1)?.authoredAt.getTime() ?? 0) - Date.parse(found.prescription.startsOn)) /
      (24 * hourMs);
    expect(within(day, 27, 31)).toBe(true);
    expect(hoursSince(of("phq-9").at(-1))).toBeLessThan(24);
  });

  test("the relapser was in remission and is back at 17", () => {
    const { totals, of } = story("relapser at week 14");
    expect(totals.slice(-5)).toEqual([3, 4, 4, 11, 17]);
    expect(hoursSince(of("phq-9").at(-1))).toBeLessThan(24);
  });

  test("the over-user takes more for less, more often, with more craving, and ran out", () => {
    const { of, last } = story("over-user with tolerance pattern");
    const taken = of("dose-journal").filter((c) => c.answers["dj.kind"] !== "skipped");
    const early = taken.slice(0, 6).map((c) => c.answers);
    const late = taken.slice(-6).map((c) => c.answers);
    expect(meanOf(late, "dj.mg")).toBeGreaterThan(1.4 * meanOf(early, "dj.mg"));
    expect(meanOf(late, "dj.effect")).toBeLessThan(meanOf(early, "dj.effect") - 2);
    expect(
      taken.filter((c) => c.answers["dj.kind"] === "extra" && hoursSince(c) < 14 * 24).length,
    ).toBeGreaterThanOrEqual(3);
    expect(last("dependence-signals")).toMatchObject({
      "ds.crave": 8,
      "ds.tol": 3,
      "ds.ranout": 1,
      "ds.off": 2,
    });
  });

  test("the over-user's growing doses and fading effect come up within the last three days", () => {
    const lately = retell(story("over-user with tolerance pattern").found, 2)
      .filter(({ checkIn }) => hoursSince(checkIn) < 3 * 24)
      .flatMap(({ raised }) => raised.map(({ finding }) => `${finding.ruleId} ${finding.priority}`));
    expect(lately).toEqual(expect.arrayContaining(["DOS-05 high", "DOS-07 medium", "DOS-08 high"]));
  });

  test("bladder symptoms come weeks before the blood, which is of today", () => {
    const { of } = story("early bladder then blood");
    const asked = of("side-effects").filter((c) => "se.uBlood" in c.answers);
    expect(asked.slice(-4, -1).every((c) => Number(c.answers["se.uFreq"]) >= 1)).toBe(true);
    expect(asked.filter((c) => c.answers["se.uBlood"] === true)).toHaveLength(1);
    expect(asked.at(-1)?.answers["se.uBlood"]).toBe(true);
    expect(hoursSince(asked.at(-1))).toBeLessThan(24);
  });

  test("item 9 rises from 0 through 1 to 2 within the last hours, with words the evening before", () => {
    const { of, found } = story("item 9 rises 0->1->2");
    expect(
      of("phq-9")
        .map((c) => c.answers["phq9.9"])
        .slice(-3),
    ).toEqual([0, 1, 2]);
    expect(hoursSince(of("phq-9").at(-1))).toBeLessThan(4);
    expect(of("safety-followup").at(-1)?.answers["sf.safe"]).toBe(0);
    expect(found.checkIns.some((c) => hoursSince(c) < 36 && typeof c.answers["md.note"] === "string")).toBe(
      true,
    );
  });

  test("after dose 8 mood and energy are high and sleep is short for nights on end", () => {
    const { of } = story("bipolar activation after dose 8");
    const nights = of("mood-daily")
      .slice(-4)
      .map((c) => c.answers);
    expect(nights.every((a) => Number(a["md.sleep"]) <= 4.5 && Number(a["md.energy"]) >= 8)).toBe(true);
    const before = of("mood-daily").slice(0, 8);
    expect(
      meanOf(
        before.map((c) => c.answers),
        "md.sleep",
      ),
    ).toBeGreaterThan(5.5);
    expect(
      of("dose-journal").filter((c) => c.answers["dj.kind"] !== "skipped").length,
    ).toBeGreaterThanOrEqual(8);
  });

  test("the last dose was snorted with alcohol", () => {
    const { of, last } = story("snorting + alcohol");
    expect(last("dose-journal")).toMatchObject({
      "dj.route": "snorted",
      "dj.co": ["alcohol"],
      "dj.drinks": 4,
    });
    expect(hoursSince(of("dose-journal").at(-1))).toBeLessThan(30);
  });

  test("blood pressure was 184/118 and 168/104 soon after", () => {
    const { of, last } = story("BP 184/118 then 168/104");
    expect(last("dose-journal")).toMatchObject({
      "dj.bpPre": { sys: 184, dia: 118 },
      "dj.bpPost": { sys: 168, dia: 104 },
    });
    expect(Number(last("dose-journal")["dj.bpMin"])).toBeLessThanOrEqual(30);
    expect(hoursSince(of("dose-journal").at(-1))).toBeLessThan(30);
  });

  test("silence follows a high score with a positive item 9", () => {
    const { found, totals, last } = story("silent after high score");
    expect(totals.at(-1)).toBeGreaterThanOrEqual(20);
    expect(last("phq-9")["phq9.9"]).toBe(1);
    expect(hoursSince(found.checkIns.at(-1))).toBeGreaterThan(14 * 24);
    expect(hoursSince(found.checkIns.at(-1))).toBeLessThan(21 * 24);
  });

  test("the straight-liner gives one answer throughout, for weeks, in seconds", () => {
    const { of } = story("straight-liner");
    for (const { answers, startedAt, authoredAt } of of("phq-9").slice(-3)) {
      expect(new Set(Array.from({ length: 9 }, (_, i) => answers[`phq9.${i + 1}`])).size).toBe(1);
      expect(authoredAt.getTime() - (startedAt?.getTime() ?? 0)).toBeLessThan(18_000);
    }
  });

  test("the contradictory patient is well on paper and miserable every evening", () => {
    const { of, totals, last } = story("contradictory answers");
    expect(totals.at(-1)).toBeLessThan(5);
    expect(last("phq-9")["phq9.2"]).toBe(0);
    const evenings = of("mood-daily")
      .filter((c) => hoursSince(c) < 14 * 24)
      .map((c) => c.answers);
    expect(meanOf(evenings, "md.mood")).toBeLessThanOrEqual(2);
    expect(last("dependence-signals")["ds.off"]).toBe(0);
    expect(of("dose-journal").some((c) => c.answers["dj.kind"] === "extra" && hoursSince(c) < 7 * 24)).toBe(
      true,
    );
  });

  test("one patient answered an hour ago that she is not sure she can keep safe", () => {
    const { of, found } = story("not sure she can stay safe");
    expect(of("safety-followup").at(-1)?.answers).toMatchObject({ "sf.safe": 1, "sf.contact": 1 });
    expect(hoursSince(of("safety-followup").at(-1))).toBeCloseTo(1, 1);
    expect(found.checkIns.at(-1)?.instrument).toBe("safety-followup");
  });

  test.each([
    ["bipolar activation after dose 8", ["MAN-02 low", "MAN-01 high"]],
    ["straight-liner", ["DQ-01 low", "DQ-02 low"]],
    ["contradictory answers", ["DQ-04 low"]],
    ["relapser at week 14", ["CHG-06 high"]],
  ])("%s raises %j", (title, expected) => {
    const raised = retell(story(title).found, 2)
      .filter(({ checkIn }) => hoursSince(checkIn) < 30 * 24)
      .flatMap((one) => one.raised)
      .map(({ finding }) => `${finding.ruleId} ${finding.priority}`);
    expect(raised).toEqual(expect.arrayContaining(expected));
  });

  test("silent after high score raises ENG-02 high, when silence is asked", () => {
    const record = recordAt(story("silent after high score").found, end);
    const findings = evaluate(record, null, end, defaultThresholds);
    expect(findings.find(({ ruleId }) => ruleId === "ENG-02")?.priority).toBe("high");
  });
});
