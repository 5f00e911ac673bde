import { type CssrsLevel, cssrsLevel } from "@/domain/instruments/c-ssrs-screener";
import { answered, currentOf, hoursBetween } from "@/domain/rules/evidence";
import type { Finding, View } from "@/domain/rules/rule";
import type { Thresholds } from "@/domain/rules/thresholds";

const said: Record<Exclude<CssrsLevel, "none">, string> = {
  high: "The C-SSRS screener has a yes to intent, to a plan, or to behaviour within the past 3 months.",
  moderate:
    "The C-SSRS screener has a yes to thoughts with a method or to earlier behaviour, or a question left unanswered.",
  low: "The C-SSRS screener has a yes to a wish to be dead or to thoughts of suicide, and to nothing beyond.",
};

/** What to say and show when the current check-in is a C-SSRS screener of this level, else null. */
export function columbiaAt(
  view: View,
  level: Exclude<CssrsLevel, "none">,
): Pick<Finding, "summary" | "evidence"> | null {
  const current = currentOf(view, "c-ssrs-screener");
  if (!current || cssrsLevel(current.answers) !== level) return null;
  const asked = ["1", "2", "3", "4", "5", "6", "6b"]
    .map((number) => `cssrs.${number}`)
    .filter((linkId) => linkId in current.answers);
  return { summary: said[level], evidence: asked.map((linkId) => answered(view, current, linkId)) };
}

/** No earlier C-SSRS above "none" in the days that count as known, and no contact with staff lately. */
export function isNewToStaff(view: View, thresholds: Thresholds): boolean {
  const known = view.checkInsOf("c-ssrs-screener").some((one) => {
    const hours = hoursBetween(one.authoredAt, view.now);
    return (
      one.id !== view.current?.id &&
      hours <= thresholds.stableIdeationDays * 24 &&
      cssrsLevel(one.answers) !== "none"
    );
  });
  const contact = view.record.staff.lastContactAt;
  const sinceContact = contact ? hoursBetween(contact, view.now) : Number.POSITIVE_INFINITY;
  const inContact = sinceContact >= 0 && sinceContact <= thresholds.recentContactDays * 24;
  return !known && !inContact;
}
