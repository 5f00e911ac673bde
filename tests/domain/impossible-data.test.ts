import fc from "fast-check";
import { expect, test } from "vitest";
import { adherence } from "@/domain/adherence";
import { dosesOf } from "@/domain/dose";
import { evaluate } from "@/domain/evaluate";
import type { AnswerValue } from "@/domain/instruments/instrument";
import { localDay, parseMoment } from "@/domain/local-day";
import type { Prescription } from "@/domain/prescription";
import { defaultThresholds } from "@/domain/rules/thresholds";
import { supplyOf } from "@/domain/supply";
import { doseCourse } from "@/domain/tolerance";
import { checkIn, day, dose, prescription, recordWith, sideEffects, signals } from "@/tests/support/records";

const zone = "America/New_York";
const anyNumber = fc.oneof(
  fc.constantFrom(Number.NaN, Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY, -1, 0, 1e300, 2 ** 31),
  fc.double(),
);
const anyDay = fc.constantFrom("1900-01-01", "2026-08-03", "2026-09-01", "2999-12-31");
const anyPrescription: fc.Arbitrary<Prescription> = fc
  .record({
    strengthMg: anyNumber,
    concentrationMgPerMl: fc.option(anyNumber),
    doseMg: anyNumber,
    maxDosesPerDay: anyNumber,
    minIntervalHours: anyNumber,
    intent: fc.constantFrom("sub-perceptual" as const, "perceptual" as const, null),
    dispensedUnits: fc.option(anyNumber),
    dispensedOn: fc.option(anyDay),
    daysSupply: fc.option(anyNumber),
    startsOn: anyDay,
    endsOn: fc.option(anyDay),
    titration: fc.array(fc.record({ fromOn: anyDay, doseMg: anyNumber }), { maxLength: 2 }),
    schedule: fc.oneof(
      fc.record({ kind: fc.constant("cycle" as const), onDays: anyNumber, offDays: anyNumber }),
      fc.record({ kind: fc.constant("weekly" as const), weekdays: fc.array(anyNumber, { maxLength: 3 }) }),
      fc.constant({ kind: "as-needed" as const }),
    ),
  })
  .map((odd) => ({ ...prescription, ...odd }));
const anyMoment = fc.constantFrom(
  day(3).toISOString(),
  "2999-12-31T23:59",
  "+275760-09-13T00:00:00Z",
  "0001-01-01",
  "-000001-01-01T00:00:00Z",
  "9999-12-31T23:59:59-12:00",
  "yesterday",
);
const anyAnswer: fc.Arbitrary<AnswerValue> = fc.oneof(
  anyNumber,
  fc.constantFrom(null, true, "out", "side-effects", "injected"),
  fc.record({ sys: anyNumber, dia: anyNumber }),
  fc.constant(["opioid", "benzo", "stimulant"]),
);
const anyEntry = fc
  .record({
    at: fc.integer({ min: -40, max: 120 }),
    told: anyMoment,
    kind: fc.constantFrom("scheduled", "extra", "partial", "skipped"),
    answers: fc.dictionary(
      fc.constantFrom(
        ...[
          "mg",
          "units",
          "left",
          "effect",
          "help",
          "route",
          "skipReason",
          "co",
          "bpPre",
          "bpPost",
          "bpMin",
        ].map((one) => `dj.${one}`),
      ),
      anyAnswer,
    ),
  })
  .map(({ at, told, kind, answers }) => dose({ ...answers, "dj.kind": kind, "dj.at": told }, day(at)));
const anyEntries = fc.uniqueArray(anyEntry, { selector: (one) => one.id, minLength: 1, maxLength: 10 });

test("dose rules never throw on impossible data", () => {
  fc.assert(
    fc.property(
      anyEntries,
      anyPrescription,
      fc.dictionary(fc.constant("se.dissoc"), anyAnswer),
      (list, rx, odd) => {
        const checks = [
          sideEffects(odd, day(121)),
          signals({ "ds.tol": Number.NaN, "ds.ranout": -1 }, day(122)),
          checkIn("sds", { "sds.1": Number.NaN }, day(123)),
          checkIn("audit-c", { "auditc.1": -4 }, day(124)),
        ];
        const all = [...list, ...checks];
        const record = recordWith(all, { prescription: rx, medicines: [] });
        for (const current of all) {
          const failed = evaluate(record, current, day(130), defaultThresholds).filter(({ summary }) =>
            summary.includes("could not be judged by"),
          );
          expect(failed).toEqual([]);
        }
      },
    ),
    { numRuns: 100 },
  );
}, 60_000);

test("adherence, supply and course never throw, and count nothing below zero", () => {
  fc.assert(
    fc.property(anyEntries, anyPrescription, (list, rx) => {
      const doses = dosesOf(list, rx, zone);
      const told = adherence(doses, rx, day(100), 21, zone);
      expect(Math.min(told?.unknown ?? 0, told?.taken ?? 0)).toBeGreaterThanOrEqual(0);
      const supply = supplyOf(doses, rx, day(100), zone);
      expect(supply?.leftUnits ?? 0).not.toBeLessThan(0);
      doseCourse(doses, "2026-08-03", day(100), zone, defaultThresholds);
    }),
    { numRuns: 300 },
  );
});

test.each([
  "+275760-09-13T00:00:00Z",
  "0001-01-01",
  "1899-12-31",
  "2200-01-01T12:00",
  "-000001-01-01T00:00:00Z",
])("%s is no time a dose was taken at", (text) => {
  expect(parseMoment(text, zone)).toBeNull();
});

test("the years between are", () => {
  expect(localDay(parseMoment("1900-01-01", zone) ?? day(0), zone)).toBe("1900-01-01");
  expect(localDay(parseMoment("2199-12-31T12:00", zone) ?? day(0), zone)).toBe("2199-12-31");
});
