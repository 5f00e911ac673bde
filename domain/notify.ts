import { type ClinicCalendar, openings } from "@/domain/deadline";
import { addDays } from "@/domain/local-day";
import type { Priority } from "@/domain/priority";
import { momentAt, wallClock } from "@/domain/wall-clock";

/** What happened to a case that somebody may have to be told. */
export const newsTopics = [
  "case-opened",
  "case-raised",
  "case-escalated",
  "case-returned",
  "case-assigned",
  "case-overdue",
  "case-before-lead",
  "claim-expired",
] as const;
export type NewsTopic = (typeof newsTopics)[number];

/** Local times "HH:MM"; `from` after `to` spans midnight. */
export type QuietHours = {
  readonly from: string;
  readonly to: string;
  /** IANA zone; null: the clinic's. */
  readonly timeZone: string | null;
};

/** How one person is told. */
export type Preferences = {
  /** Priorities of which no e-mail is wanted. */
  readonly off: readonly Priority[];
  readonly quiet: QuietHours | null;
};

export type Member = Preferences & { readonly staffId: string };

export type CaseNews = {
  /** Of the stored news: part of the key that makes a message one message. */
  readonly id: string;
  readonly topic: NewsTopic;
  readonly caseId: string;
  readonly priority: Priority;
  readonly at: Date;
  /** Who did it; null when Heron did. */
  readonly actorId: string | null;
  /** The one person it concerns: the new owner, or whose claim ended. */
  readonly toId: string | null;
};

export type Listeners = {
  /** Who works the queue. */
  readonly onDuty: readonly Member[];
  /** Before whom an urgent case is put that nobody has claimed. */
  readonly leads: readonly Member[];
  /** Webhook endpoints of the clinic. */
  readonly endpoints: readonly string[];
  readonly calendar: ClinicCalendar;
};

export type NoticeStep = "first" | "again" | "lead" | "opening" | "digest" | "own" | "test";

/** One message to one recipient at one time. */
export type Notice = {
  readonly step: NoticeStep;
  readonly channel: "email" | "webhook";
  /** A member of staff, or a webhook endpoint. */
  readonly to: string;
  readonly at: Date;
  /** Two notices of one key are one message. */
  readonly key: string;
};

const minute = 60_000;
export const repeatAfter = 15 * minute;
export const leadAfter = 30 * minute;

/**
 * Who is told of a case, by which channel and when. Urgent: everybody on duty now, again after 15 minutes and the lead after
 * 30, both only while nobody has taken it. High: once in clinic hours, else together at the next opening. Medium and low: a
 * daily digest at opening. Whoever acted is not told. Quiet hours delay all but urgent messages.
 */
export function noticesOf(news: CaseNews, listeners: Listeners): Notice[] {
  if (news.topic === "case-raised") return [];
  const others = (members: readonly Member[]) => members.filter(({ staffId }) => staffId !== news.actorId);
  const concerned = listeners.onDuty.filter(({ staffId }) => staffId === news.toId);
  if (news.topic === "case-assigned") return others(concerned).map((one) => own(news, one, listeners));

  const isOwners = news.topic === "case-overdue" && concerned.length > 0;
  const told = isOwners
    ? concerned
    : others(news.topic === "case-before-lead" ? listeners.leads : listeners.onDuty);
  const people =
    news.priority === "urgent"
      ? urgently(news, told, others(listeners.leads))
      : calmly(news, told, listeners.calendar);
  const endpoints = listeners.endpoints.map((to) => notice(news, "first", to, news.at, "webhook"));
  return [...people, ...endpoints];
}

/** Quiet hours do not hold urgent messages; an address that is off is used when no other is on. */
function urgently(news: CaseNews, told: readonly Member[], leads: readonly Member[]): Notice[] {
  const reached = reachable(told, news.priority);
  return [
    ...reached.map(({ staffId }) => notice(news, "first", staffId, news.at)),
    ...reached.map(({ staffId }) => notice(news, "again", staffId, after(news.at, repeatAfter))),
    ...reachable(leads, news.priority).map(({ staffId }) =>
      notice(news, "lead", staffId, after(news.at, leadAfter)),
    ),
  ];
}

function calmly(news: CaseNews, told: readonly Member[], calendar: ClinicCalendar): Notice[] {
  const { timeZone } = calendar;
  const reached = reachable(told, news.priority);
  const isNow = news.priority === "high" && isOpen(news.at, calendar);
  const step = news.priority !== "high" ? "digest" : isNow ? "first" : "opening";
  const due = isNow ? news.at : nextOpening(news.at, calendar);
  const everyoneIsQuiet = reached.every(({ quiet }) => isQuiet(quiet, due, timeZone));
  return reached.map(({ staffId, quiet }) =>
    notice(news, step, staffId, everyoneIsQuiet ? due : afterQuiet(quiet, due, timeZone)),
  );
}

function own(news: CaseNews, { staffId, quiet }: Member, { calendar }: Listeners): Notice {
  if (news.priority === "urgent") return notice(news, "own", staffId, news.at);
  const due = isOpen(news.at, calendar) ? news.at : nextOpening(news.at, calendar);
  return notice(news, "own", staffId, afterQuiet(quiet, due, calendar.timeZone));
}

/** Those whose e-mail is on; everybody when it is off for all: the last person is never silenced. */
function reachable(members: readonly Member[], priority: Priority): readonly Member[] {
  const on = members.filter(({ off }) => !off.includes(priority));
  return on.length > 0 ? on : members;
}

function notice(
  news: CaseNews,
  step: NoticeStep,
  to: string,
  at: Date,
  channel: Notice["channel"] = "email",
): Notice {
  const together = step === "opening" || step === "digest";
  const what = together ? at.toISOString() : news.id;
  return { step, channel, to, at, key: `${step}/${what}/${channel}/${to}` };
}

export function isQuiet(quiet: QuietHours | null, at: Date, clinicZone: string): boolean {
  if (!quiet) return false;
  const now = wallClock(at, quiet.timeZone ?? clinicZone).slice(11, 16);
  const { from, to } = quiet;
  return from <= to ? now >= from && now < to : now >= from || now < to;
}

/** The moment itself, or the end of the quiet hours it falls in. */
function afterQuiet(quiet: QuietHours | null, at: Date, clinicZone: string): Date {
  if (!quiet || !isQuiet(quiet, at, clinicZone)) return at;
  const zone = quiet.timeZone ?? clinicZone;
  const today = wallClock(at, zone).slice(0, 10);
  const ends = [today, addDays(today, 1)].map((on) => momentAt(`${on}T${quiet.to}`, zone));
  return ends.find((end) => end !== null && end > at) ?? at;
}

/** A calendar with no opening in sight is not set up: then it counts as open. */
function isOpen(at: Date, calendar: ClinicCalendar): boolean {
  const moment = at.getTime();
  for (const { opensAt, closesAt } of openings(at, calendar)) {
    if (closesAt > moment) return opensAt <= moment;
  }
  return true;
}

function nextOpening(at: Date, calendar: ClinicCalendar): Date {
  for (const { opensAt } of openings(at, calendar)) {
    if (opensAt > at.getTime()) return new Date(opensAt);
  }
  return at;
}

function after(at: Date, milliseconds: number): Date {
  return new Date(at.getTime() + milliseconds);
}

/** What a message says: how many and how soon, never who or what. */
export function subjectOf(step: NoticeStep, priority: Priority, count: number): string {
  if (step === "test") return "Test message from Heron";
  const items = count === 1 ? "item" : "items";
  if (step === "digest") return `${count} ${items} in your queue`;
  if (step === "own") return `Action needed: ${count} ${priority} ${items} given to you`;
  return `Action needed: ${count} ${priority} ${items} in your queue`;
}

export function bodyOf(subject: string, link: string): string {
  return `${subject}. Sign in to view.\n\n${link}\n`;
}

/** When to try again after so many failures: 30 s, doubled each time up to an hour, give or take a fifth. */
export function retryAt(failures: number, now: Date, chance: number): Date {
  const wait = Math.min(30_000 * 2 ** Math.max(0, failures - 1), 60 * minute);
  return after(now, wait * (0.8 + 0.4 * chance));
}

/** After so many failures a message is given up, and stays in sight. */
export const mostFailures = 8;
