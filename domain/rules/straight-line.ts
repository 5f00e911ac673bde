import type { RecordedCheckIn } from "@/domain/check-in";
import { instruments } from "@/domain/instruments/catalogue";
import { answered, graded, hoursBetween } from "@/domain/rules/evidence";
import type { Rule, View } from "@/domain/rules/rule";
import type { Thresholds } from "@/domain/rules/thresholds";

/** Low only: in experiments a long string of one answer told careless from careful no better than chance. */
export const straightLine: Rule = {
  id: "DQ-02",
  version: 1,
  family: "data-quality",
  safety: false,
  title: "The same answers",
  logic:
    "All nine PHQ-9 items have the same answer, above 0; or PHQ-9 and GAD-7 of one session have the same answers, not all 0, for 3 weeks in a row. All zeros are never marked.",
  action: "Identical answers. Verify by phone; the answers count as given.",
  source:
    "Meade and Craig 2012, doi:10.1037/a0028085; Behav Res Methods 2024, doi:10.3758/s13428-024-02484-3",
  on: ["phq-9", "gad-7"],
  evaluate(view, thresholds) {
    const { current } = view;
    if (!current || !isStraightLine(view, current, thresholds)) return null;
    const alike = isAllAlike(current);
    return {
      ruleId: "DQ-02",
      priority: "low",
      summary: alike
        ? "All nine PHQ-9 items have the same answer. Verify."
        : `PHQ-9 and GAD-7 were answered the same way ${thresholds.sameAnswersWeeks} weeks in a row. Verify.`,
      evidence: scoredItems(current.instrument).map((linkId) => answered(view, current, linkId)),
    };
  },
};

export function isStraightLine(view: View, current: RecordedCheckIn, thresholds: Thresholds): boolean {
  return isAllAlike(current) || isSameForWeeks(view, current, thresholds);
}

function isAllAlike(checkIn: RecordedCheckIn): boolean {
  if (checkIn.instrument !== "phq-9") return false;
  const values = valuesOf(checkIn);
  return values.every((value) => value === values[0]) && (values[0] ?? 0) > 0;
}

/** The last weeks' pairs of PHQ-9 and GAD-7, up to the current one, with the same answers throughout. */
function isSameForWeeks(
  view: View,
  current: RecordedCheckIn,
  { sameAnswersWeeks, sessionHours, weeklyDays }: Thresholds,
): boolean {
  if (!straightLine.on.includes(current.instrument)) return false;
  const phq9 = view.checkInsOf("phq-9").slice(-sameAnswersWeeks);
  const gad7 = view.checkInsOf("gad-7").slice(-sameAnswersWeeks);
  const pairs = phq9.flatMap((one, index) => {
    const other = gad7[index];
    return other ? [[one, other] as const] : [];
  });
  if (pairs.length < sameAnswersWeeks) return false;
  const isPair = ([a, b]: (typeof pairs)[number]) =>
    Math.abs(hoursBetween(a.authoredAt, b.authoredAt)) <= sessionHours;
  const weekly = phq9.every((one, index) => {
    const before = phq9[index - 1];
    const days = before ? hoursBetween(before.authoredAt, one.authoredAt) / 24 : 7;
    return Math.abs(days - 7) <= weeklyDays - 7;
  });
  const vectors = pairs.map(([a, b]) => [...valuesOf(a), ...valuesOf(b)]);
  const [first] = vectors;
  if (!weekly || !pairs.every(isPair) || !first) return false;
  return (
    first.every((value) => value !== null) &&
    first.some((value) => value !== 0) &&
    vectors.every((vector) => vector.join() === first.join())
  );
}

function valuesOf(checkIn: RecordedCheckIn): (number | null)[] {
  return scoredItems(checkIn.instrument).map((linkId) => graded(checkIn, linkId));
}

function scoredItems(instrument: string): string[] {
  const items = instruments.filter(({ id }) => id === instrument).flatMap((one) => one.items);
  return items.filter((item) => item.required).map(({ linkId }) => linkId);
}
