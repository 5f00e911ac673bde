import { describe, expect, test } from "vitest";
import { answerText } from "@/domain/answer-text";
import { dosesOf } from "@/domain/dose";
import { findItem } from "@/domain/instruments/catalogue";
import type { Answers, AnswerValue } from "@/domain/instruments/instrument";
import { addDays, daysBetween, localDay, parseMoment } from "@/domain/local-day";
import { checkIn, day, dose, mood, prescription } from "@/tests/support/records";

const zone = "America/New_York";

describe("doses of a journal", () => {
  const read = (answers: Parameters<typeof dose>[0]) =>
    dosesOf([dose(answers, day(3))], prescription, zone)[0];

  test.each([
    ["as told", { "dj.mg": 75, "dj.units": 1 }, 75],
    ["units × strength when not told", { "dj.mg": null, "dj.units": 1.5 }, 150],
    ["unknown without either", { "dj.mg": null }, null],
    ["none when skipped", { "dj.kind": "skipped", "dj.mg": 100 }, null],
    ["unknown when unreadable", { "dj.mg": "75" }, null],
    ["zero when told zero", { "dj.mg": 0, "dj.units": 1 }, 0],
  ])("milligrams: %s", (_, answers, mg) => {
    expect(read(answers)?.mg).toBe(mg);
  });

  test("journal entries are doses, by the time they were taken", () => {
    const entries = [
      dose({ "dj.at": day(5).toISOString() }, day(6)),
      dose({ "dj.at": day(2).toISOString() }, day(7)),
      mood({}, day(4)),
    ];
    expect(dosesOf(entries, null, zone).map((one) => [one.at, one.plannedMg])).toEqual([
      [day(2), null],
      [day(5), null],
    ]);
  });

  test.each([
    ["mg", { "dj.mg": 300 }],
    ["units", { "dj.units": 1 }],
    ["the route", { "dj.route": "injected" }],
    ["the form", { "dj.form": "lozenge" }],
    ["other substances", { "dj.co": ["opioid"] }],
    ["company", { "dj.company": "alone" }],
  ])("an entry whose kind was left out is a dose where it tells %s", (_, answers) => {
    const unreadable: Answers[] = [{}, { "dj.kind": null }, { "dj.kind": "other" }];
    for (const kind of unreadable) {
      const entry = checkIn("dose-journal", { ...answers, ...kind }, day(8));
      expect(dosesOf([entry], prescription, zone)).toMatchObject([{ kind: "scheduled", at: day(8) }]);
    }
  });

  test("an entry without a kind that tells of nothing taken is no dose", () => {
    const answers = { "dj.at": day(8).toISOString(), "dj.mg": null, "dj.left": 4, "dj.hr": 70 };
    expect(dosesOf([checkIn("dose-journal", answers, day(8))], prescription, zone)).toEqual([]);
  });

  test.each([
    ["the plan's, where there is one", prescription, 60, 100],
    ["those the journal says were prescribed, without one", null, 60, 60],
    ["not known, where the journal says 0", null, 0, null],
    ["not known, where nobody said", null, null, null],
  ])("planned milligrams: %s", (_, plan, told, planned) => {
    const [one] = dosesOf([dose({ "dj.prescribedMg": told }, day(3))], plan, zone);
    expect(one?.plannedMg).toBe(planned);
  });

  test("a time nobody can read is the time of the answer", () => {
    expect(read({ "dj.at": "yesterday" })?.at).toEqual(day(3));
    expect(read({ "dj.at": null })?.at).toEqual(day(3));
    expect(checkIn("dose-journal", {}, day(3)).authoredAt).toEqual(day(3));
  });
});

describe("local days", () => {
  test.each([
    ["2026-11-24T04:59:59Z", "America/New_York", "2026-11-23"],
    ["2026-11-24T05:00:00Z", "America/New_York", "2026-11-24"],
    ["2026-11-24T11:00:00Z", "Pacific/Auckland", "2026-11-25"],
    ["2026-03-08T06:59:59Z", "America/New_York", "2026-03-08"],
  ])("%s in %s is %s", (moment, timeZone, expected) => {
    expect(localDay(new Date(moment), timeZone)).toBe(expected);
  });

  test.each([
    ["2026-03-07", 1, "2026-03-08"],
    ["2026-03-08", 1, "2026-03-09"],
    ["2026-12-31", 1, "2027-01-01"],
    ["2028-03-01", -1, "2028-02-29"],
  ])("%s and %i days is %s", (from, days, expected) => {
    expect(addDays(from, days)).toBe(expected);
    expect(daysBetween(from, expected)).toBe(days);
  });

  test.each([
    ["2026-11-22T21:40:00-05:00", "2026-11-23T02:40:00.000Z"],
    ["2026-11-22T21:40:00Z", "2026-11-22T21:40:00.000Z"],
    ["2026-11-22T21:40", "2026-11-23T02:40:00.000Z"],
    ["2026-11-22", "2026-11-22T17:00:00.000Z"],
    ["22 November", null],
    ["", null],
    ["2026-02-30T10:00", null],
  ])("%j is the moment %j", (text, expected) => {
    expect(parseMoment(text, zone)?.toISOString() ?? null).toBe(expected);
  });
});

test.each<[string, AnswerValue | undefined, string]>([
  ["phq9.9", 1, "Several days"],
  ["phq9.9", null, "not answered"],
  ["phq9.9", undefined, "not answered"],
  ["phq9.9", 7, "7 (not one of the options)"],
  ["asq.5", true, "Yes"],
  ["asq.5", false, "No"],
  ["md.mood", 0, "0 of 10"],
  ["md.sleep", 6.5, "6.5"],
  ["dj.bpPost", { sys: 120, dia: 80 }, "120/80 mmHg"],
  ["dj.co", ["alcohol", "cannabis"], "Alcohol, Cannabis"],
  ["dj.co", [], "none chosen"],
  ["md.note", "la noche es peor", "la noche es peor"],
])("%s answered %j reads %s", (linkId, value, expected) => {
  const item = findItem(linkId)?.item;
  expect(item && answerText(item, value)).toBe(expected);
});
