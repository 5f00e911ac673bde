import { at, type DayNumber, localDay, localMinutes, minutesAfter, weekday } from "@/bin/demo/local-time";
import type { Random } from "@/bin/demo/random";
import type { Disposition } from "@/db/commands/close-case";
import type { Viewer } from "@/domain/access";
import type { Priority } from "@/domain/priority";
import { type ContactResult, type Outcome, spokeWithPatient } from "@/domain/triage";

export type Team = { readonly clinicians: readonly Viewer[]; readonly coordinators: readonly Viewer[] };

export type Work = {
  readonly by: Viewer;
  /** When they first have it before their eyes. */
  readonly lookAt: Date;
  readonly claimAt: Date;
  /** Attempts to reach the patient, in order. */
  readonly calls: readonly { readonly at: Date; readonly result: ContactResult }[];
  readonly closeAt: Date;
  readonly disposition: Disposition;
};

type Waiting = {
  readonly priority: Priority;
  readonly safety: boolean;
  readonly since: Date;
  /** Nobody closes a case before what is already in it. */
  readonly lastSeenAt: Date;
  /** Who has claimed it already. */
  readonly owner: Viewer | null;
};

const opens = 8 * 60;
const closes = 18 * 60;

/** Who takes a waiting case, when, and how it ends. Invented: believable work, mostly in time. */
export function planWork(
  random: Random,
  team: Team,
  { priority, safety, since, lastSeenAt, owner }: Waiting,
): Work {
  const pressing = priority === "urgent" || priority === "high";
  const chosen = random.pick(pressing || random.chance(0.3) ? team.clinicians : team.coordinators);
  const by = owner ?? chosen;
  const claimAt = claimTime(random, priority, since, by.timeZone);
  const minutes = workMinutes(random, priority);
  const finished = minutesAfter(claimAt, minutes);
  const worked = finished > lastSeenAt ? finished : minutesAfter(lastSeenAt, minutes);
  const closeAt = priority === "urgent" ? worked : inHours(random, worked, by.timeZone);
  const disposition = drawDisposition(random.stream("disposition"), priority, safety);
  const looking = random.stream("look");
  const looked = minutesAfter(claimAt, -looking.between(0.5, pressing ? 3 : 25));
  const begun = claimAt > lastSeenAt ? claimAt : lastSeenAt;
  return {
    by,
    lookAt: looked > since ? looked : claimAt,
    claimAt,
    calls: planCalls(random.stream("calls"), begun, closeAt, disposition.outcome),
    closeAt,
    disposition,
  };
}

/** Whoever spoke with the patient called shortly before, some in vain at first; whoever left a message says so. */
function planCalls(random: Random, begun: Date, closeAt: Date, outcome: string): Work["calls"] {
  const between = (share: number) =>
    new Date(begun.getTime() + share * (closeAt.getTime() - begun.getTime()));
  if (outcome === "left-message") return [{ at: between(0.9), result: "voicemail" }];
  const spoke = spokeWithPatient(outcome) || (outcome === "visit-booked" && random.chance(0.8));
  if (!spoke && outcome !== "emergency-services") return [];
  const inVain = random.chance(0.25)
    ? [{ at: between(random.between(0.05, 0.3)), result: random.pick(["no-answer", "voicemail"] as const) }]
    : [];
  return [...inVain, { at: between(random.between(0.4, 0.7)), result: "reached" }];
}

/** From claiming to closing: mostly one call; some cases wait a day or two for an answer. */
function workMinutes(random: Random, priority: Priority): number {
  if (priority === "urgent") return random.between(8, 20);
  const waits = random.chance(priority === "high" ? 0.08 : 0.25);
  return waits ? random.between(20 * 60, 50 * 60) : random.between(8, 70);
}

/** Urgent cases are called about at any hour; others when the clinic is open, a few of them late. */
function claimTime(random: Random, priority: Priority, since: Date, timeZone: string): Date {
  if (priority === "urgent") return minutesAfter(since, random.between(4, 40));
  const seen = inHours(random, since, timeZone);
  if (priority === "high") return inHours(random, minutesAfter(seen, random.between(5, 300)), timeZone);
  if (priority === "medium") return inHours(random, minutesAfter(seen, 60 * random.between(1, 40)), timeZone);
  return inHours(random, minutesAfter(seen, 60 * random.between(8, 110)), timeZone);
}

/** The moment itself in opening hours, else soon after the next opening. Monday to Friday, 8 to 18. */
function inHours(random: Random, moment: Date, timeZone: string): Date {
  const day = localDay(moment, timeZone);
  const minutes = localMinutes(moment, timeZone);
  if (isWorkday(day) && minutes >= opens && minutes < closes) return moment;
  let next = minutes < opens ? day : day + 1;
  while (!isWorkday(next)) next++;
  return at(next, opens + random.between(3, 100), timeZone);
}

function isWorkday(day: DayNumber): boolean {
  return weekday(day) >= 1 && weekday(day) <= 5;
}

function drawDisposition(random: Random, priority: Priority, safety: boolean): Disposition {
  const outcome = safety
    ? random.weighted({
        "contacted-safe": priority === "low" ? 0.3 : 0.46,
        "safety-plan-reviewed": 0.22,
        "visit-booked": 0.12,
        "contacted-plan-changed": 0.12,
        "known-and-expected": priority === "urgent" ? 0 : 0.08,
        "emergency-services": priority === "urgent" ? 0.06 : 0,
      })
    : random.weighted({
        "contacted-plan-changed": 0.26,
        "visit-booked": 0.16,
        "contacted-safe": 0.08,
        "left-message": priority === "high" || priority === "urgent" ? 0 : 0.16,
        "known-and-expected": 0.15,
        "no-action-needed": 0.16,
        "data-error": 0.03,
      });
  const note = notes[outcome];
  return {
    outcome,
    note: note ? random.pick(note) : null,
    riskAssessed: safety ? random.chance(0.9) : null,
    urgencyWas: drawUrgency(random.stream("urgency"), outcome),
    seenVersion: null,
  };
}

/** Most say that it was right; what needed no action was more often too high. Some do not say. */
function drawUrgency(random: Random, outcome: Outcome): Disposition["urgencyWas"] {
  if (random.chance(0.2)) return null;
  const wasNothing = outcome === "no-action-needed" || outcome === "known-and-expected";
  return random.weighted({
    right: wasNothing ? 0.5 : 0.86,
    "too-high": wasNothing ? 0.48 : 0.08,
    "too-low": 0.06,
  });
}

const notes: Partial<Record<Outcome, readonly string[]>> = {
  "contacted-plan-changed": [
    "Agreed to keep the present dose and repeat PHQ-9 in a week.",
    "Dose to stay, one extra day between doses. Prescriber agrees.",
    "Hold the next dose until the visit on Thursday.",
    "Partner will sit in for doses from now on. Reviewed the dosing plan.",
    "Will not dose after alcohol. Written plan sent.",
  ],
  "emergency-services": [
    "Partner drove the patient to the emergency department. Called back at 16:40: seen and home.",
  ],
  "known-and-expected": [
    "Same as at the last visit, plan in place.",
    "Discussed last week, no change since.",
    "Long-standing, reviewed with the therapist this month.",
  ],
  "no-action-needed": [
    "Read the whole check-in: one bad day, better since.",
    "Reviewed with the prescriber, nothing to change.",
    "Explained by travel; back on the plan.",
  ],
  "data-error": ["Typed the wrong number, corrected by phone.", "Partner filled this in by mistake."],
};
