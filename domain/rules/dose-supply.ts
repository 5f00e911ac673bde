import type { RecordedCheckIn } from "@/domain/check-in";
import { daysBetween, localDay } from "@/domain/local-day";
import { currentDose, doseEvidence } from "@/domain/rules/doses";
import { answered, fact, graded, hoursBetween } from "@/domain/rules/evidence";
import type { Evidence, Rule, View } from "@/domain/rules/rule";
import type { Thresholds } from "@/domain/rules/thresholds";
import { type Supply, supplyOf } from "@/domain/supply";
import { calendarDayInWords, counted, plainNumber } from "@/domain/wording";

const family = {
  version: 1,
  family: "dosing",
  safety: false,
  on: ["dose-journal", "dependence-signals"],
} as const;

export const ranOutEarly: Rule = {
  ...family,
  version: 2,
  id: "DOS-05",
  title: "Supply gone early",
  logic:
    "The patient ran out before the next supply was due, or skipped a dose because of it, or at this pace what is left ends 3 days (or a tenth of the days of supply) before the next is due and did not at the entry before. High when the patient ran out at another time in 90 days; reports 7 days apart or less are one time.",
  action:
    "The supply ends early. Count it together and check the prescription monitoring programme before any refill.",
  source: "Chubbs 2022, doi:10.3389/fpsyt.2022.1016439; Swainson 2022, PMC8853036; limits are design choices",
  evaluate(view, thresholds) {
    const { current } = view;
    if (!current) return null;
    const told = ranOut(current, thresholds);
    const supply = currentDose(view) ? supplyNow(view) : null;
    const early = supply && endsEarly(supply, thresholds);
    const ends = early && !endedEarlyBefore(view, thresholds) ? early : null;
    if (!told && !ends) return null;
    const again = ranOutBefore(view, current, thresholds);
    return {
      ruleId: "DOS-05",
      priority: again ? "high" : "medium",
      summary: `${told ? "The patient ran out before the next supply was due" : ends}${again ? `, the second time in ${thresholds.ranOutAgainDays} days` : ""}.`,
      evidence: [
        ...(told ? [answered(view, current, told)] : []),
        ...(again ? [answered(view, again.checkIn, again.linkId)] : []),
        ...(supply ? supplyFacts(view, supply) : []),
      ],
    };
  },
};

export const supplyMismatch: Rule = {
  ...family,
  version: 2,
  id: "DOS-06",
  title: "Supply does not add up",
  logic:
    "Units dispensed, taken and left differ by more than 15 % of what was dispensed, after allowing for planned doses nobody wrote down; or some was lost, shared or given away. A gap is raised when it comes about. Low; medium when some was lost before or a flag is older than 7 days.",
  action:
    "The count does not add up: some may be lost, shared or taken and not written down. Count it together.",
  source: "Design choice",
  evaluate(view, thresholds) {
    const { current } = view;
    if (!current) return null;
    const lost = isLost(current, thresholds);
    const supply = currentDose(view)?.unitsLeft == null ? null : supplyNow(view);
    const off = supply && differs(supply, thresholds);
    const gap = off && !differedBefore(view, thresholds) ? off : null;
    if (!lost && !gap) return null;
    const earlier = view
      .checkInsOf("dependence-signals")
      .find((one) => one.id !== current.id && isLost(one, thresholds));
    const flagged = view.record.flags.some(
      ({ ruleId, raisedAt }) =>
        ruleId === "DOS-06" && hoursBetween(raisedAt, view.now) > thresholds.mismatchApartDays * 24,
    );
    return {
      ruleId: "DOS-06",
      priority: earlier || flagged ? "medium" : "low",
      summary: lost
        ? "The patient reported that some of the supply was lost, shared or given away."
        : `The count differs by ${gap} than the journal explains.`,
      evidence: [
        ...(lost ? [answered(view, current, "ds.lost")] : []),
        ...(earlier ? [answered(view, earlier, "ds.lost")] : []),
        ...(supply ? supplyFacts(view, supply) : []),
      ],
    };
  },
};

/** The answer that tells of having run out, or null. */
function ranOut(checkIn: RecordedCheckIn, { ranOut }: Thresholds): string | null {
  if ((graded(checkIn, "ds.ranout") ?? 0) >= ranOut) return "ds.ranout";
  const { answers } = checkIn;
  return answers["dj.kind"] === "skipped" && answers["dj.skipReason"] === "out" ? "dj.skipReason" : null;
}

/**
 * An earlier time of running out in the last 90 days. Reports no more than 7 days apart, in a row up to the current
 * one, are one time: the weekly form asks about the week in which a dose was skipped.
 */
function ranOutBefore(view: View, current: RecordedCheckIn, thresholds: Thresholds) {
  const reports = [...view.checkInsOf("dose-journal"), ...view.checkInsOf("dependence-signals")]
    .flatMap((checkIn) => {
      const linkId = ranOut(checkIn, thresholds);
      return linkId ? [{ checkIn, linkId }] : [];
    })
    .sort((a, b) => b.checkIn.authoredAt.getTime() - a.checkIn.authoredAt.getTime());
  let from = current.authoredAt;
  for (const report of reports) {
    const { authoredAt } = report.checkIn;
    if (hoursBetween(authoredAt, current.authoredAt) > thresholds.ranOutAgainDays * 24) return null;
    if (hoursBetween(authoredAt, from) > thresholds.ranOutApartDays * 24) return report;
    from = authoredAt;
  }
  return null;
}

/** When a supply that ends well before the next is due does so, in words; else null. */
function endsEarly(supply: Supply, { earlyEmptyDays, earlyEmptyPercent }: Thresholds): string | null {
  const { emptyOn, dueOn, dispensedOn } = supply;
  if (!emptyOn || !dueOn) return null;
  const days = Math.min(earlyEmptyDays, (daysBetween(dispensedOn, dueOn) * earlyEmptyPercent) / 100);
  if (emptyOn >= dueOn || daysBetween(emptyOn, dueOn) < days) return null;
  return `What is left is likely to end on ${calendarDayInWords(emptyOn)}; the next supply is due on ${calendarDayInWords(dueOn)}`;
}

function endedEarlyBefore(view: View, thresholds: Thresholds): boolean {
  const before = supplyBefore(view);
  return before !== null && endsEarly(before, thresholds) !== null;
}

/** How far units are off, in words, when beyond what the journal and doses nobody wrote down explain; else null. */
function differs(
  { gapUnits, unknownUnits, dispensedUnits }: Supply,
  { supplyGap }: Thresholds,
): string | null {
  const gap = gapUnits ?? 0;
  const unexplained = Math.max(gap - unknownUnits, -gap);
  if (unexplained * 100 <= dispensedUnits * supplyGap + 1e-6) return null;
  return `${unitsInWords(Math.abs(gap))} of ${dispensedUnits} dispensed: ${gap > 0 ? "fewer" : "more"} are left`;
}

function differedBefore(view: View, thresholds: Thresholds): boolean {
  const before = supplyBefore(view);
  return before !== null && differs(before, thresholds) !== null;
}

function isLost(checkIn: RecordedCheckIn, { lostSupply }: Thresholds): boolean {
  return (graded(checkIn, "ds.lost") ?? 0) >= lostSupply;
}

function supplyNow({ doses, record, now }: View): Supply | null {
  return supplyOf(doses, record.prescription, now, record.timeZone);
}

/** As it stood when the journal entry before the current one was written. */
function supplyBefore(view: View): Supply | null {
  const journal = view.checkInsOf("dose-journal").at(-2);
  const others = view.doses.filter((one) => one.checkInId !== view.current?.id);
  const { prescription, timeZone } = view.record;
  return journal ? supplyOf(others, prescription, journal.authoredAt, timeZone) : null;
}

/** Quarters of a unit show. */
function unitsInWords(units: number): string {
  return String(Math.round(units * 100) / 100);
}

function supplyFacts(view: View, supply: Supply): Evidence[] {
  const { dispensedUnits, dispensedOn, usedUnits, leftUnits, unknownUnits, pace, emptyOn, dueOn } = supply;
  const dose = currentDose(view);
  return [
    ...(dose ? doseEvidence(view, dose, "dj.left", "dj.units") : []),
    fact(
      `${counted(dispensedUnits, "unit")} dispensed on ${calendarDayInWords(dispensedOn)}, ${unitsInWords(usedUnits)} taken by the journal, ${unitsInWords(leftUnits)} left${supply.counted ? " by the patient's count" : " if all was written down"}`,
    ),
    ...(unknownUnits > 0 ? [fact(`${unitsInWords(unknownUnits)} units planned and not written down`)] : []),
    ...(emptyOn && dueOn
      ? [
          fact(
            `Estimate: ends by ${calendarDayInWords(emptyOn)} ${pace > 1 ? `at ${plainNumber(pace)} times the plan` : "as planned"}; next due ${calendarDayInWords(dueOn)}`,
          ),
        ]
      : []),
    ...(localDay(view.now, view.record.timeZone) > (dueOn ?? "9999")
      ? [fact("The next supply is past due")]
      : []),
  ];
}
