import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { longestWait } from "@/components/longest-wait";
import { cluster, isOn, percentOf, shareOf, ticksOf, timeAxis, unbroken } from "@/components/time-axis";

const now = new Date("2026-11-24T01:23:00Z");
const newYork = "America/New_York";
const day = 86_400_000;
const at = (text: string) => new Date(text);
const ago = (days: number) => new Date(now.getTime() - days * day);

describe("the axis", () => {
  test("ends now and begins the asked weeks ago", () => {
    const axis = timeAxis([ago(300)], 8, now);
    expect(axis.to).toBe(now.getTime());
    expect(new Date(axis.from)).toEqual(at("2026-09-29T00:00:00Z"));
  });

  test("leaves no empty past: it begins a day before the first moment", () => {
    expect(new Date(timeAxis([ago(40)], 26, now).from)).toEqual(at("2026-10-14T00:00:00Z"));
  });

  test("is never shorter than two weeks, not even without a moment", () => {
    expect(timeAxis([], null, now).from).toBeLessThanOrEqual(now.getTime() - 14 * day);
    expect(timeAxis([ago(1)], null, now).from).toBeLessThanOrEqual(now.getTime() - 14 * day);
  });

  test("without a limit every moment is on it", () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 2000 }), { minLength: 1 }), (days) => {
        const moments = days.map(ago);
        const axis = timeAxis(moments, null, now);
        expect(moments.every((moment) => isOn(axis, moment))).toBe(true);
      }),
    );
  });

  test("places moments in proportion to real time", () => {
    const axis = { from: 0, to: 1000 };
    expect(shareOf(axis, 0)).toBe(0);
    expect(shareOf(axis, new Date(250))).toBe(0.25);
    expect(percentOf(axis, 1000)).toBe("100%");
    expect(percentOf(axis, 333)).toBe("33.3%");
  });
});

describe("the ticks", () => {
  const labels = (weeks: number | null, moments: Date[] = [ago(3000)]) =>
    ticksOf(timeAxis(moments, weeks, now), newYork).map(({ label }) => label);

  test("are Mondays over eight weeks", () => {
    expect(labels(8)).toEqual(["Oct 5", "Oct 12", "Oct 19", "Oct 26", "Nov 2", "Nov 9", "Nov 16", "Nov 23"]);
  });

  test("are firsts of months over half a year", () => {
    expect(labels(26)).toEqual(["Jun 1", "Jul 1", "Aug 1", "Sep 1", "Oct 1", "Nov 1"]);
  });

  test("name the year where it begins", () => {
    expect(labels(null, [ago(400)])).toContain("2026");
  });

  test("stand at midnight in the clinic, on both sides of a clock change", () => {
    const [before, after] = ticksOf(
      { from: Date.UTC(2026, 9, 12), to: Date.UTC(2026, 10, 20) },
      newYork,
    ).filter(({ label }) => label === "Oct 26" || label === "Nov 9");
    expect(before && new Date(before.at).toISOString()).toBe("2026-10-26T04:00:00.000Z");
    expect(after && new Date(after.at).toISOString()).toBe("2026-11-09T05:00:00.000Z");
  });

  test("are at most nine, in order, on the axis, and the last is never minor", () => {
    fc.assert(
      fc.property(fc.integer({ min: 14, max: 9000 }), (days) => {
        const axis = timeAxis([ago(days)], null, now);
        const ticks = ticksOf(axis, newYork);
        expect(ticks.length).toBeLessThanOrEqual(9);
        expect(ticks.length).toBeGreaterThan(0);
        expect(
          ticks.every(
            (tick, i) => tick.at >= axis.from && tick.at <= axis.to && tick.at > (ticks[i - 1]?.at ?? 0),
          ),
        ).toBe(true);
        expect(ticks.at(-1)?.minor).toBe(false);
      }),
    );
  });
});

describe("a line", () => {
  const weekly = [0, 7, 14, 29, 36].map((days) => ({ at: new Date(days * day) }));

  test("breaks where the wait was longer than twice the schedule", () => {
    expect(unbroken(weekly, () => 14 * day).map((run) => run.length)).toEqual([3, 2]);
  });

  test("does not break at exactly twice", () => {
    expect(unbroken(weekly, () => 15 * day)).toHaveLength(1);
  });

  test("keeps every point, in order", () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 400 })), (days) => {
        const points = days.sort((a, b) => a - b).map((one) => ({ at: new Date(one * day) }));
        expect(unbroken(points, () => 14 * day).flat()).toEqual(points);
      }),
    );
  });

  const answered = (on: string) =>
    longestWait("phq-9", "2026-08-01", newYork)({ at: at(`${on}T16:00:00Z`) }) / day;

  test.each([
    ["2026-07-25", 14.5, "before treatment, by the weekly start"],
    ["2026-08-08", 14.5, "weekly"],
    ["2026-09-25", 28.5, "for the day two-weekly begins, a day early"],
    ["2026-10-10", 28.5, "two-weekly"],
    ["2026-11-20", 56.5, "four-weekly"],
  ])("answered on %s may wait %d days: %s", (on, days) => {
    expect(answered(on)).toBe(days);
  });

  test("of daily mood breaks after two days without one", () => {
    expect(longestWait("mood-daily", "2026-08-01", newYork)({ at: now })).toBe(2.5 * day);
  });
});

describe("marks that would overlap", () => {
  const marks = (...shares: number[]) => shares.map((share) => ({ share, item: share }));

  test("become one, at their middle", () => {
    expect(cluster(marks(0.1, 0.12, 0.5), 0.05)).toEqual([
      { share: 0.11, items: [0.1, 0.12] },
      { share: 0.5, items: [0.5] },
    ]);
  });

  test("leave room between those that remain, and lose none", () => {
    fc.assert(
      fc.property(fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { maxLength: 60 }), (shares) => {
        const found = cluster(marks(...shares), 0.05);
        expect(found.flatMap(({ items }) => items).sort()).toEqual([...shares].sort());
        expect(found.every(({ share }, i) => i === 0 || share - (found[i - 1]?.share ?? 0) >= 0.05)).toBe(
          true,
        );
      }),
    );
  });
});
