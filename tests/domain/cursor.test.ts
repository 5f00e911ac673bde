import { describe, expect, test } from "vitest";
import { isDay, isMoment, parsePlace, placeText } from "@/domain/cursor";
import { writtenText } from "@/domain/written-text";

const id = "01980000-0000-7000-8000-000000000000";

test("a place reads back as it was written", () => {
  const place = { at: new Date("2026-03-02T15:00:00.123Z"), id };
  expect(parsePlace(placeText(place))).toEqual(place);
});

test.each([
  "",
  id,
  `_${id}`,
  `2026-99-99T15:00:00.000Z_${id}`,
  `+275760-09-13T00:00:00.001Z_${id}`,
  `2026-03-02T15:00:00.000Z_${"-".repeat(36)}`,
  `2026-03-02T15:00:00.000Z_${id}_${id}`,
  `2026-03-02T15:00:00.000Z_x${id}`,
  `2026-03-02T15:00:00.000Z_${id}x`,
  `2026-03-02T15:00:00.000Zx_${id}`,
])("%j is no place", (text) => expect(parsePlace(text)).toBeNull());

test.each([
  ["2026-03-02", true],
  ["2028-02-29", true],
  ["2026-02-29", false],
  ["2026-99-99", false],
  ["0000-01-01", false],
  ["2026-3-2", false],
])("%s is a day: %s", (text, is) => expect(isDay(text)).toBe(is));

test.each([
  ["2026-03-02T15:00:00.000Z", true],
  ["2026-03-02T15:00:00.123456Z", true],
  ["2026-03-02T25:00:00.000Z", false],
  ["2026-03-02T15:00:00.000+01:00", false],
])("%s is a moment: %s", (text, is) => expect(isMoment(text)).toBe(is));

describe("written text", () => {
  test.each([
    ["  Called, plan in place. ", "Called, plan in place."],
    ["👩‍⚕️ 電話", "👩‍⚕️ 電話"],
  ])("%j is kept as %j", (text, kept) => expect(writtenText().parse(text)).toBe(kept));

  test.each(["a\0b", "a\ud800b", "\udc00"])("%j cannot be stored", (text) =>
    expect(writtenText().safeParse(text).success).toBe(false),
  );
});
