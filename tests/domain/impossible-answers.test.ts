import fc from "fast-check";
import { expect, test } from "vitest";
import { evaluate } from "@/domain/evaluate";
import { instruments } from "@/domain/instruments/catalogue";
import type { Answers, AnswerValue } from "@/domain/instruments/instrument";
import { defaultThresholds } from "@/domain/rules/thresholds";
import { checkIn, day, flag, prescription, recordWith } from "@/tests/support/records";

const anyNumber = fc.constantFrom(Number.NaN, Number.POSITIVE_INFINITY, -1, 0, 1, 2, 3, 4, 8, 1e300);
const anyAnswer: fc.Arbitrary<AnswerValue> = fc.oneof(
  anyNumber,
  fc.constantFrom(null, true, false, "none", "extra", "2999-12-31T23:59:59Z", "yesterday"),
  fc.constant(["none", "alcohol"]),
  fc.record({ sys: anyNumber, dia: anyNumber }),
);
const anyTime = fc.oneof(
  fc.integer({ min: -60, max: 130 }).map((days) => day(days)),
  fc.constant(day(30_000)),
);
const anyCheckIn = fc
  .record({
    instrument: fc.constantFrom(...instruments),
    at: anyTime,
    startedAt: fc.option(anyTime),
    receivedAt: anyTime,
    language: fc.constantFrom("", "en", "es-US", "--"),
    deviceId: fc.constantFrom(null, "", "tablet"),
    status: fc.constantFrom("completed" as const, "in-progress" as const, "stopped" as const),
  })
  .chain(({ instrument, at, ...more }) =>
    fc
      .record(Object.fromEntries(instrument.items.map((item) => [item.linkId, anyAnswer])), {
        requiredKeys: [],
      })
      .map((answers) => checkIn(instrument.id, answers as Answers, at, more)),
  );
const anyRecord = fc
  .record({
    checkIns: fc.uniqueArray(anyCheckIn, { selector: (one) => one.id, minLength: 1, maxLength: 14 }),
    units: fc.option(anyNumber),
    days: fc.option(anyNumber),
    dispensedOn: fc.constantFrom(null, "1900-01-01", "2026-08-03", "2999-12-31"),
    shared: anyTime,
    bipolar: fc.constantFrom(true, false, null),
    firstDoseOn: fc.constantFrom(null, "2026-08-03", "2999-12-31"),
  })
  .map(({ checkIns, units, days, dispensedOn, shared, bipolar, firstDoseOn }) =>
    recordWith(checkIns, {
      prescription: { ...prescription, dispensedUnits: units, daysSupply: days, dispensedOn },
      sharedDevice: [{ deviceId: "tablet", startedAt: day(30_001), authoredAt: shared }],
      history: { bipolar },
      episode: { startedOn: "2026-07-27", firstDoseOn },
      flags: [flag("SUI-09", "high", day(3)), flag("X-1", "urgent", day(30_000))],
    }),
  );

test("no rule throws, whatever is answered, whenever it was", () => {
  fc.assert(
    fc.property(anyRecord, fc.constantFrom(day(-100), day(0), day(131), day(29_000)), (record, now) => {
      for (const current of [...record.checkIns, null]) {
        const failed = evaluate(record, current, now, defaultThresholds).filter(({ summary }) =>
          summary.includes("could not be judged by"),
        );
        expect(failed).toEqual([]);
      }
    }),
    { numRuns: 400 },
  );
}, 60_000);
