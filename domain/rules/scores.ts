import type { ScoredPoint } from "@/domain/patient-record";
import type { View } from "@/domain/rules/rule";

/** The current check-in's own score; null when it has none, so that an older score is never judged again. */
export function latestOfCurrent(view: View, points: readonly ScoredPoint[]): ScoredPoint | null {
  const latest = points.at(-1);
  return latest && latest.checkInId === view.current?.id ? latest : null;
}

/** The current check-in's own score with the one before; null without either. */
export function latestPair(view: View, points: readonly ScoredPoint[]) {
  const latest = latestOfCurrent(view, points);
  const previous = points.at(-2);
  return latest && previous ? { latest, previous } : null;
}

export function baselineBefore(view: View, instrument: string, latest: ScoredPoint): ScoredPoint | null {
  const baseline = view.record.baselines[instrument];
  return baseline && baseline.authoredAt < latest.authoredAt ? baseline : null;
}
