import type { CheckIn } from "@/domain/check-in";
import { findRule } from "@/domain/rules/catalogue";
import { couldNotBeJudged } from "@/domain/rules/engine";
import type { Finding } from "@/domain/rules/rule";

/** Which findings in a check-in may become a flag: of a day in treatment all, of its history few or none. */
export type Raises = "all" | "safety" | "none";

/** Days in which an answer that comes from a file is judged like any that arrives late. */
const recentDays = 14;

/** Days in which the last word of a patient about their safety is put before somebody, though it comes from a file. */
const lastWordDays = 90;

/**
 * What a check-in out of a file may raise. An old answer is no event of today: nobody is called to it. It is stored, scored and
 * judged all the same, and what was seen in it is kept. The newest of its instrument is the last that is known of the patient, so
 * what it says about safety is raised for longer.
 */
export function raisesFromFile(
  { authoredAt, instrument }: Pick<CheckIn, "authoredAt" | "instrument">,
  newest: ReadonlyMap<string, Date>,
  now: Date,
): Raises {
  const days = (now.getTime() - authoredAt.getTime()) / 86_400_000;
  if (days <= recentDays) return "all";
  const latest = newest.get(instrument);
  return days <= lastWordDays && (!latest || latest <= authoredAt) ? "safety" : "none";
}

/** A check-in that could not be judged is raised always: it is never silent. */
export function mayRaise({ ruleId }: Finding, raises: Raises): boolean {
  if (raises === "all" || ruleId === couldNotBeJudged.id) return true;
  return raises === "safety" && (findRule(ruleId)?.safety ?? true);
}
