import { type ClinicCalendar, openings } from "@/domain/deadline";

/** Who answers for a clinic when it is closed. */
export type OnCall = { readonly name: string; readonly phone: string };

/** Whether somebody is on duty, and until when that holds; `until` is null when no change is in sight. */
export type Coverage =
  | { readonly kind: "open"; readonly until: Date | null }
  | { readonly kind: "on-call"; readonly onCall: OnCall; readonly until: Date | null }
  | { readonly kind: "nobody"; readonly until: Date | null };

/** Openings that follow each other within a minute are one: "24:00" and "00:00" are the same moment. */
const seam = 60_000;

/** Whether anyone is watching the queue at a moment: the clinic in its hours, else whoever is on call, else nobody. */
export function coverage(calendar: ClinicCalendar, onCall: OnCall | null, now: Date): Coverage {
  const moment = now.getTime();
  let stretch: { opensAt: number; closesAt: number } | null = null;
  let isEndless = true;
  for (const opening of openings(now, calendar)) {
    if (opening.closesAt <= moment) continue;
    if (stretch && opening.opensAt - stretch.closesAt > seam) {
      isEndless = false;
      break;
    }
    if (stretch) stretch.closesAt = opening.closesAt;
    else stretch = { ...opening };
  }
  if (stretch && stretch.opensAt <= moment) {
    const { closesAt } = stretch;
    return { kind: "open", until: isEndless && isLongAway(closesAt, moment) ? null : new Date(closesAt) };
  }
  const until = stretch && new Date(stretch.opensAt);
  return onCall ? { kind: "on-call", onCall, until } : { kind: "nobody", until };
}

/** Farther than calendars are read: a clinic that never closes. */
function isLongAway(closesAt: number, now: number): boolean {
  return closesAt - now > 50 * 86_400_000;
}

/** Who watches in one stretch of time. */
export type Stretch = { readonly from: Date; readonly to: Date; readonly kind: Coverage["kind"] };

/** Who watches from one moment to another, stretch by stretch. */
export function coverageAhead(
  calendar: ClinicCalendar,
  onCall: OnCall | null,
  from: Date,
  to: Date,
): Stretch[] {
  const stretches: Stretch[] = [];
  for (let at = from; at < to; ) {
    const { kind, until } = coverage(calendar, onCall, at);
    const ends = until && until < to ? until : to;
    stretches.push({ from: at, to: ends, kind });
    at = ends;
  }
  return stretches;
}
