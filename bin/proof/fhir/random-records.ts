import fc from "fast-check";
import type { CheckIn } from "@/domain/check-in";
import { instruments } from "@/domain/instruments/catalogue";
import type { Answers, AnswerValue, Instrument, Item } from "@/domain/instruments/instrument";

/** What somebody might type: plain words, formulas, quotes, line breaks, other scripts, emoji. */
const typed = fc.oneof(
  fc.constantFrom(
    "Slept badly; better by noon.",
    '=HYPERLINK("http://x","y")',
    "+1 -1 @home",
    "'quoted', \"twice\"",
    "two\nlines, one\r\ncomma",
    "mañana · спокойно · 静か · הבית",
    "👩‍👩‍👧 ok",
    " with spaces around ",
    "<b>&amp;</b>",
    "0012",
    "true",
  ),
  fc.string({ unit: "grapheme", minLength: 1, maxLength: 60 }),
);

const clock = fc.integer({ min: Date.UTC(2024, 0, 1), max: Date.UTC(2026, 5, 30) }).map((at) => new Date(at));

/** An answer that the item permits. */
function answerTo(item: Item): fc.Arbitrary<AnswerValue> {
  switch (item.type) {
    case "choice":
      return fc.constantFrom(...item.options.map(({ value }) => value));
    case "multi-choice":
      return fc
        .subarray(
          item.options.map(({ value }) => String(value)),
          { minLength: 1 },
        )
        .map((chosen): AnswerValue => chosen);
    case "scale":
    case "integer":
      return fc.integer({ min: item.min, max: item.max });
    case "decimal":
      return fc.oneof(
        fc.integer({ min: item.min * 4, max: item.max * 4 }).map((quarters) => quarters / 4),
        fc.integer({ min: item.min * 1000, max: item.max * 1000 }).map((thousandths) => thousandths / 1000),
      );
    case "boolean":
      return fc.boolean();
    case "dateTime":
      return clock.map((at) => at.toISOString());
    case "blood-pressure":
      return fc
        .tuple(fc.integer({ min: 60, max: 300 }), fc.integer({ min: 30, max: 200 }))
        .map(([sys, dia]) => ({ sys, dia }));
    case "text":
      return typed.filter((text) => text.trim() !== "" && text.length <= item.maxLength);
  }
}

/** Any answers to an instrument: each item answered, skipped, or (where it may be) not asked. */
export function answersTo(instrument: Instrument): fc.Arbitrary<Answers> {
  const hasTotal = instrument.measures.some(({ id }) => id === "total");
  const answered = instrument.items.map((item) => {
    const value = fc.option(answerTo(item), { freq: 6 });
    const mayBeLeftOut = !(hasTotal && item.required);
    const one: fc.Arbitrary<AnswerValue | undefined> = mayBeLeftOut
      ? fc.option(value, { freq: 5, nil: undefined })
      : value;
    return one.map((given) => [item.linkId, given] as const);
  });
  return fc.tuple(...answered).map((entries) => {
    const given = entries.flatMap(([linkId, value]) =>
      value === undefined ? [] : [[linkId, value] as const],
    );
    return Object.fromEntries(given);
  });
}

/** Any check-in that the intake takes. */
export const anyCheckIn: fc.Arbitrary<CheckIn> = fc.constantFrom(...instruments).chain((instrument) =>
  fc
    .record({
      status: fc.constantFrom(
        ...(["completed", "completed", "completed", "amended", "in-progress", "stopped"] as const),
      ),
      authoredAt: clock,
      minutes: fc.option(fc.integer({ min: 0, max: 90 })),
      language: fc.constantFrom("en", "es-US", "de"),
      deviceId: fc.option(fc.constantFrom("tablet-4", "A 1/é")),
      answers: answersTo(instrument),
    })
    .map(({ minutes, ...one }) => ({
      ...one,
      instrument: instrument.id,
      instrumentVersion: instrument.version,
      startedAt: minutes === null ? null : new Date(one.authoredAt.getTime() - minutes * 60_000),
    })),
);

/** What one patient answered, each at a moment of its own. */
export const anyHistory: fc.Arbitrary<CheckIn[]> = fc.uniqueArray(anyCheckIn, {
  minLength: 1,
  maxLength: 12,
  selector: (one) => `${one.instrument} ${one.authoredAt.toISOString()}`,
});
