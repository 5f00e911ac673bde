import { expect, test } from "vitest";
import { courseEvents } from "@/components/course-events";
import { day, prescription } from "@/tests/support/records";

const zone = "America/New_York";
const textsOf = (known: Partial<Parameters<typeof courseEvents>[0]>) =>
  courseEvents({ plans: [], medicines: [], sheets: [], ...known }, zone).map(
    ({ kind, text }) => `${kind}: ${text}`,
  );

test("a plan began, was stepped up, changed and ended; its supply was dispensed", () => {
  const first = {
    ...prescription,
    id: "a",
    titration: [
      { fromOn: "2026-08-17", doseMg: 120 },
      { fromOn: "2026-08-31", doseMg: 150 },
    ],
    dispensedOn: "2026-08-04",
    dispensedUnits: 33,
    endsOn: "2026-09-10",
  };
  const second = { ...prescription, id: "b", route: "swallowed" as const, startsOn: "2026-09-11" };
  expect(textsOf({ plans: [first, second] })).toEqual([
    "plan: Plan began: 100 mg lozenge, under the tongue, one day on, two days off",
    "supply: Supply of 33 (lozenge) dispensed",
    "plan: Planned dose 100 → 120 mg",
    "plan: Planned dose 120 → 150 mg",
    "plan: Plan ended",
    "plan: Plan changed: 100 mg lozenge, swallowed, one day on, two days off",
  ]);
});

test("a day without a clock time stands at noon where the patient lives", () => {
  const [began] = courseEvents({ plans: [prescription], medicines: [], sheets: [] }, zone);
  expect(began?.at).toEqual(day(0));
});

test("a supply whose amount nobody recorded", () => {
  expect(textsOf({ plans: [{ ...prescription, dispensedOn: "2026-08-03" }] })[1]).toBe(
    "supply: Supply dispensed",
  );
});

test("medicines came and went", () => {
  const one = { id: "m", name: "Sertraline 50 mg" };
  expect(
    textsOf({
      medicines: [
        { ...one, at: day(3), change: "added" },
        { ...one, at: day(9), change: "removed" },
      ],
    }),
  ).toEqual([
    "medicine: Sertraline 50 mg put on the medicines list",
    "medicine: Sertraline 50 mg taken off the medicines list",
  ]);
});

test("what the patient wrote is quoted as it stands; what is no text, or blank, is not", () => {
  const sheet = (answers: Record<string, unknown>, at: number) => ({
    checkInId: `c${at}`,
    at: day(at),
    answers,
  });
  expect(
    textsOf({
      sheets: [
        sheet({ "md.note": " We moved house. ", "md.mood": 4 }, 1),
        sheet({ "md.note": "  " }, 2),
        sheet({ "md.note": null }, 3),
        sheet({ "se.newmed": "Started zolpidem" }, 4),
        sheet({ "phq9.1": 2 }, 5),
      ],
    }),
  ).toEqual(["words: “We moved house.”", "medicine: “Started zolpidem”"]);
});
