import { Temporal } from "temporal-polyfill";
import { dayLong, dayNumber, dayOf, millis, number, type Story, told } from "@/bin/proof/rules/story";
import type { RecordedCheckIn } from "@/domain/check-in";
import type { Prescription } from "@/domain/prescription";

/** A dose of the journal, read apart from Heron. The parts of one day are one dose. */
export type Taken = {
  readonly ids: readonly string[];
  readonly kind: string;
  readonly at: number;
  readonly day: number;
  readonly mg: number | null;
  readonly units: number | null;
  readonly left: number | null;
  readonly planned: number | null;
  readonly route: string | null;
  readonly effect: number | null;
  readonly help: number | null;
  readonly reason: string | null;
};

const read = new WeakMap<Story, readonly Taken[]>();

/** Every entry as it was told, skipped ones too, oldest first by the time it was taken. */
export function entries(story: Story): readonly Taken[] {
  const known = read.get(story);
  if (known) return known;
  const list: Taken[] = [];
  for (const one of told(story, "dose-journal")) {
    const kind = one.answers["dj.kind"];
    if (typeof kind === "string") list.push(entryOf(story, one, kind));
    else if (hasTaken.some((part) => one.answers[`dj.${part}`] != null))
      list.push(entryOf(story, one, "scheduled"));
  }
  list.sort((a, b) => a.at - b.at || ((a.ids[0] ?? "") < (b.ids[0] ?? "") ? -1 : 1));
  read.set(story, list);
  return list;
}

/** Only a dose taken has these, so that they tell of one whose kind was left out. */
const hasTaken = "mg units route form co company".split(" ");

function entryOf(story: Story, one: RecordedCheckIn, kind: string): Taken {
  const rx = story.record.prescription;
  const at = momentOf(one, story.record.timeZone);
  const day = dayOf(at, story.record.timeZone);
  const text = (linkId: string) => {
    const value = one.answers[linkId];
    return typeof value === "string" ? value : null;
  };
  const skipped = kind === "skipped";
  const toldUnits = number(one, "dj.units");
  const toldMg = number(one, "dj.mg");
  const mg = toldMg ?? (toldUnits !== null && rx ? toldUnits * rx.strengthMg : null);
  const units = toldUnits ?? (toldMg !== null && rx ? toldMg / rx.strengthMg : null);
  return {
    ids: [one.id],
    kind,
    at,
    day,
    mg: skipped ? null : mg,
    units: skipped ? null : units,
    left: number(one, "dj.left"),
    planned: rx
      ? plannedOn(rx, day)
      : (number(one, "dj.prescribedMg") ?? 0) > 0
        ? number(one, "dj.prescribedMg")
        : null,
    route: skipped ? null : text("dj.route"),
    effect: skipped ? null : number(one, "dj.effect"),
    help: skipped ? null : number(one, "dj.help"),
    reason: skipped ? text("dj.skipReason") : text("dj.extraReason"),
  };
}

/** With an offset it is exact; a wall-clock time is the patient's; a bare day is its noon. Else the time of answering. */
function momentOf(one: RecordedCheckIn, zone: string): number {
  const text = one.answers["dj.at"];
  if (typeof text !== "string") return millis(one);
  if (/T.*(Z|[+-]\d\d:\d\d)$/.test(text)) return Temporal.Instant.from(text).epochMilliseconds;
  const wall = Temporal.PlainDateTime.from(text.includes("T") ? text : `${text}T12:00`);
  return wall.toZonedDateTime(zone).epochMilliseconds;
}

/** Doses taken, those of one day that are parts counted as one. */
export function takenDoses(story: Story, until = Number.POSITIVE_INFINITY): Taken[] {
  return joinParts(entries(story).filter((one) => one.at <= until));
}

export function joinParts(all: readonly Taken[]): Taken[] {
  const list: Taken[] = [];
  for (const one of all) {
    if (one.kind === "skipped") continue;
    const place = list.findIndex(
      (other) => other.kind === "partial" && other.day === one.day && other.route === one.route,
    );
    const other = list[place];
    if (one.kind !== "partial" || !other) {
      list.push(one);
      continue;
    }
    list[place] = {
      ...other,
      ids: [...other.ids, ...one.ids],
      mg: sum(other.mg, one.mg),
      effect: most(other.effect, one.effect),
      help: most(other.help, one.help),
    };
  }
  return list;
}

function sum(a: number | null, b: number | null): number | null {
  return a === null || b === null ? null : a + b;
}

function most(a: number | null, b: number | null): number | null {
  return a === null || b === null ? (a ?? b) : Math.max(a, b);
}

/** The entry of the judged check-in; null when it tells of no dose. */
export function judgedEntry(story: Story): Taken | null {
  const { current } = story;
  if (current?.instrument !== "dose-journal") return null;
  return entries(story).find((one) => one.ids[0] === current.id) ?? null;
}

/** The dose taken that the judged check-in tells of, or is a part of. */
export function judgedDose(story: Story): Taken | null {
  const entry = judgedEntry(story);
  if (!entry || entry.kind === "skipped") return null;
  return withParts(story, entry);
}

/** The dose an entry tells of, with all its parts, in whatever order they were told. */
export function withParts(story: Story, entry: Taken): Taken | null {
  const [id = ""] = entry.ids;
  const whole = joinParts(entries(story)).find((one) => one.ids.includes(id)) ?? null;
  if (!whole || whole.ids.length < 2) return whole;
  let mg: number | null = null;
  for (const part of entries(story))
    if (whole.ids.includes(part.ids[0] ?? "") && part.mg !== null) mg = (mg ?? 0) + part.mg;
  return { ...whole, mg };
}

/** Told ahead of its time, it is not known to have been taken; what is judged is taken at its word. */
export function isKnown(story: Story, entry: Taken): boolean {
  return entry.at <= story.at || entry.ids[0] === story.current?.id;
}

/** The most of these in any stretch of so many days that holds an entry; the parts of one dose are one. */
export function mostWithin(story: Story, entry: Taken, list: readonly Taken[], days: number): number {
  const known = list.filter((one) => isKnown(story, one));
  let most = 0;
  for (const end of [entry, ...known]) {
    if (end.at < entry.at || end.at - entry.at > days * dayLong) continue;
    const doses = new Set<string>();
    for (const one of known) {
      if (one.at > end.at || end.at - one.at > days * dayLong) continue;
      doses.add(one.kind === "partial" ? `${one.day} ${one.route}` : (one.ids[0] ?? ""));
    }
    most = Math.max(most, doses.size);
  }
  return most;
}

export function plannedOn(rx: Prescription, day: number): number {
  let mg = rx.doseMg;
  for (const step of rx.titration) if (dayNumber(step.fromOn) <= day) mg = step.doseMg;
  return mg;
}

/** Whether the plan asks for a dose on a day; null where it names no days. */
export function isDoseDay(rx: Prescription, day: number): boolean | null {
  const { schedule } = rx;
  const begun = day - dayNumber(rx.startsOn);
  if (begun < 0 || (rx.endsOn !== null && day > dayNumber(rx.endsOn))) return false;
  if (schedule.kind === "as-needed") return null;
  if (schedule.kind === "weekly") return schedule.weekdays.includes((((day + 4) % 7) + 7) % 7);
  return begun % (schedule.onDays + schedule.offDays) < schedule.onDays;
}

/** Days the plan asks for from one day to another, both counted; null where it names no days. */
export function doseDays(rx: Prescription, from: number, to: number): number[] | null {
  if (rx.schedule.kind === "as-needed") return null;
  const list: number[] = [];
  for (let day = from; day <= to; day++) if (isDoseDay(rx, day)) list.push(day);
  return list;
}
