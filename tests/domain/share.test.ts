import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { intervalText, shareOf, shareText } from "@/domain/share";

describe("a share", () => {
  // Published examples: Wilson score without continuity correction, Newcombe 1998, table I.
  test.each([
    [81, 263, 0.2553, 0.3662],
    [15, 148, 0.0624, 0.1605],
    [0, 20, 0, 0.1611],
    [1, 29, 0.0061, 0.1718],
    [29, 29, 0.883, 1],
  ])("%i of %i lies between %f and %f", (count, of, low, high) => {
    const share = shareOf(count, of);
    expect(share?.low).toBeCloseTo(low, 4);
    expect(share?.high).toBeCloseTo(high, 4);
    expect(share).toMatchObject({ count, of, share: count / of });
  });

  test("of nobody is none", () => expect(shareOf(0, 0)).toBeNull());

  test("lies within its interval, which lies within 0 and 1 and mirrors that of the rest", () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 5000 }), fc.nat(), (of, part) => {
        const count = part % (of + 1);
        const [one, rest] = [shareOf(count, of), shareOf(of - count, of)];
        if (!one || !rest) throw new Error("no share");
        expect(one.low).toBeGreaterThanOrEqual(0);
        expect(one.high).toBeLessThanOrEqual(1);
        expect(one.low).toBeLessThanOrEqual(one.share + 1e-12);
        expect(one.high).toBeGreaterThanOrEqual(one.share - 1e-12);
        expect(one.low).toBeCloseTo(1 - rest.high, 9);
      }),
    );
  });

  test("is said with its counts", () => {
    const share = shareOf(12, 40);
    if (!share) throw new Error("no share");
    expect(shareText(share)).toBe("12 of 40 (30%)");
    expect(intervalText(share)).toBe("18 to 45%");
  });
});
