import type { RecordedCheckIn } from "@/domain/check-in";
import type { Dose } from "@/domain/dose";
import type { Prescription } from "@/domain/prescription";

export type FeltLimits = {
  /** Hours after a dose in which signs belong to it. */
  readonly intoxicationHours: number;
  /** Severity (0 to 4) from which dissociation is felt. */
  readonly feltDissociation: number;
  /** Severity (0 to 4) from which sedation or confusion is intoxication. */
  readonly feltIntoxication: number;
};

/**
 * The signs in one side-effects check, as linkIds, that a dose meant not to be felt was felt: dissociation, or sedation
 * or confusion beyond a mild one. Such a dose is above its plan, whatever its milligrams. Empty for a plan that is meant
 * to be felt or does not say, and for signs that do not belong to the dose.
 */
export function feltSigns(
  plan: Pick<Prescription, "intent"> | null,
  dose: Pick<Dose, "kind" | "at">,
  signs: RecordedCheckIn,
  limits: FeltLimits,
): string[] {
  const hours = (signs.authoredAt.getTime() - dose.at.getTime()) / 3_600_000;
  if (plan?.intent !== "sub-perceptual" || dose.kind === "skipped") return [];
  if (!(hours >= 0 && hours <= limits.intoxicationHours)) return [];
  const from = {
    "se.dissoc": limits.feltDissociation,
    "se.sedation": limits.feltIntoxication,
    "se.confusion": limits.feltIntoxication,
  };
  return Object.entries(from)
    .filter(([linkId, least]) => {
      const severity = signs.answers[linkId];
      return typeof severity === "number" && severity >= least;
    })
    .map(([linkId]) => linkId);
}
