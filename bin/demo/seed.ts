import { CaseDesk } from "@/bin/demo/case-desk";
import { demoClinic, neighbourClinic, type OpenClinic, openClinic, type SignIn } from "@/bin/demo/clinics";
import { type CohortPatient, generateCohort } from "@/bin/demo/cohort";
import { hoursBefore } from "@/bin/demo/local-time";
import { Random } from "@/bin/demo/random";
import { beginTelling, endOfBatch, type Telling, tellUntil } from "@/bin/demo/telling";
import { keepViews } from "@/bin/demo/views";
import { sweepClinic } from "@/db/commands/sweep-clinic";
import { openPool } from "@/db/connection";
import { openSetup } from "@/db/setup";
import type { Heron } from "@/domain/access";

export type DemoClinic = {
  staff: SignIn[];
  /** Secret of an API token that may send check-ins to the demo clinic. */
  intakeToken: string;
  /** Of the demo clinic; `story` names what was shaped by hand. */
  patients: { id: string; name: string; story: string | null }[];
};

const atOnce = 6;
const weekHours = 7 * 24;
/** Weeks before now at which all patients of a clinic stand; the last days are told in smaller steps. */
const stepsIn = (weeks: number) => [...Array.from({ length: weeks }, (_, index) => weeks - index), 0.6, 0.3];
/** When silence was looked for: each week lately, so that little of it is found only today. */
const isSwept = (weeksAgo: number) => weeksAgo <= 8 || weeksAgo % 3 === 0;
/** What stories raised in their last days waits for whoever tries Heron out; what is fresh nobody has claimed yet. */
const storyHoursKept = 3 * 24;
const storyHoursFresh = 30;

export async function isEmpty(): Promise<boolean> {
  const setup = openSetup(adminUrl());
  try {
    return await setup.isEmpty();
  } finally {
    await setup.close();
  }
}

/** Fills an empty database with two invented clinics, their past told week by week through the commands that real use takes. */
export async function seedDemo({
  now,
  onProgress,
}: {
  now: Date;
  onProgress: (line: string) => void;
}): Promise<DemoClinic> {
  const setup = openSetup(adminUrl());
  try {
    const demo = await openClinic(setup, demoClinic);
    const neighbour = await openClinic(setup, neighbourClinic);
    const { clinicId } = demo.heron;
    const intakeToken = await setup.createToken({ clinicId, name: "Demo sender", scope: "intake", now });
    const patients = generateCohort({ ...demoClinic.cohort, until: now });
    const neighbours = generateCohort({ ...neighbourClinic.cohort, until: now });
    const onRecorded = countProgress([...patients, ...neighbours], onProgress);
    await tellClinic(neighbour, neighbours, now, onRecorded);
    await refreshStatistics();
    const told = await tellClinic(demo, patients, now, onRecorded);
    await keepViews(demo.viewers, now);
    return { staff: [...demo.signIns, ...neighbour.signIns], intakeToken, patients: told.flatMap(named) };
  } finally {
    await setup.close();
  }
}

function named({ id, patient: { identity, story } }: Telling) {
  return id === null ? [] : [{ id, name: `${identity.givenName} ${identity.familyName}`, story }];
}

/** All patients of a clinic one week, then the next: what is stored later also happened later. */
async function tellClinic(
  { heron, viewers }: OpenClinic,
  patients: readonly CohortPatient[],
  now: Date,
  onRecorded: (count: number) => void,
): Promise<Telling[]> {
  const team = {
    clinicians: viewers.filter(({ role }) => role === "clinician"),
    coordinators: viewers.filter(({ role }) => role === "coordinator"),
  };
  const desk = new CaseDesk(heron, team, new Random("demo staff"));
  const tellings = patients.map(beginTelling);
  const live = (end: Date, mode: "whole sessions" | "everything") =>
    inParallel(tellings, (telling) => liveUntil(heron, desk, telling, { end, now, mode }, onRecorded));
  const look = () => desk.look(new Map(tellings.map(({ id, patient }) => [id ?? "", patient])));
  const first = Math.min(...patients.map(({ episode }) => Date.parse(episode.startedOn)));
  const weeks = Math.ceil((now.getTime() - first) / (weekHours * 3_600_000));
  for (const weeksAgo of stepsIn(weeks)) {
    const end = hoursBefore(now, weeksAgo * weekHours);
    await live(end, "whole sessions");
    if (isSwept(weeksAgo)) await sweepClinic(heron, end);
    await look();
    if (weeksAgo % 6 === 0) await refreshStatistics();
  }
  await live(now, "everything");
  await sweepClinic(heron, now);
  await look();
  await live(now, "everything");
  await desk.leave(now, hoursBefore(now, storyHoursFresh));
  return tellings;
}

/** One patient's days until `end`: check-ins up to the closing of the open case, the closing, then on. */
async function liveUntil(
  heron: Heron,
  desk: CaseDesk,
  telling: Telling,
  { end, now, mode }: { end: Date; now: Date; mode: "whole sessions" | "everything" },
  onRecorded: (count: number) => void,
): Promise<void> {
  const kept = hoursBefore(now, telling.patient.story === null ? 0 : storyHoursKept);
  const closing = telling.id ? desk.closingBy(telling.id, end < kept ? end : kept) : null;
  if (telling.id && closing) {
    onRecorded(await tellUntil(heron, telling, closing, now));
    await desk.close(telling.id);
  }
  const isLongAgo = now.getTime() - end.getTime() > 3 * weekHours * 3_600_000;
  const until = mode === "everything" ? end : endOfBatch(telling, end, isLongAgo ? 13 : 0);
  if (until) onRecorded(await tellUntil(heron, telling, until, now));
}

/**
 * Without statistics PostgreSQL may check foreign keys by reading all of a clinic, and keep doing so as the tables grow.
 * On a running clinic autovacuum sees to this within a minute.
 */
async function refreshStatistics(): Promise<void> {
  const pool = openPool(adminUrl(), { max: 1, connection: { role: "heron_owner" } });
  try {
    await pool`analyze app.check_ins, app.scores, app.doses, app.judgements, app.cases, app.flags, app.triage_events`;
  } finally {
    await pool.end({ timeout: 5 });
  }
}

async function inParallel<T>(list: readonly T[], work: (one: T) => Promise<void>): Promise<void> {
  const waiting = list.values();
  const worker = async () => {
    for (const one of waiting) await work(one);
  };
  await Promise.all(Array.from({ length: atOnce }, worker));
}

function countProgress(
  patients: readonly CohortPatient[],
  onProgress: (line: string) => void,
): (count: number) => void {
  const total = patients.reduce((sum, { checkIns }) => sum + checkIns.length, 0);
  let recorded = 0;
  let shown = 0;
  onProgress(`${patients.length} invented patients with ${total.toLocaleString("en-US")} check-ins`);
  return (count) => {
    recorded += count;
    const percent = Math.floor((recorded / total) * 100);
    if (percent < shown + 10) return;
    shown = percent - (percent % 10);
    onProgress(`${shown} %`);
  };
}

function adminUrl(): string {
  const url = process.env.DATABASE_URL;
  if (!url) throw new Error("DATABASE_URL is not set: demo data needs the database's owner.");
  return url;
}
