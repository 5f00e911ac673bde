import { timelineOf } from "@/bin/proof/rules/timeline";
import { answersTo } from "@/bin/proof/rules/timeline-answers";
import { dayMs, type Life, lifeOf } from "@/bin/proof/rules/timeline-life";
import type { RecordedCheckIn } from "@/domain/check-in";
import { evaluate } from "@/domain/evaluate";
import { findInstrument } from "@/domain/instruments/catalogue";
import type { PatientRecord } from "@/domain/patient-record";
import { defaultThresholds } from "@/domain/rules/thresholds";
import { scoreCheckIn } from "@/domain/scoring";

/** Median milliseconds of CPU to judge a check-in of one of so many patients, each two years in treatment. */
export function medianCpu(patients: number, judgements: number): number {
  const clinic = Array.from({ length: patients }, (_, i) => twoYears(`cpu/${i}`));
  const spent: number[] = [];
  for (let i = 0; i < judgements; i++) {
    const record = clinic[i % patients];
    const current = record?.checkIns.at(-1 - (i % 20));
    if (!record || !current) continue;
    const before = process.cpuUsage();
    evaluate(record, current, current.receivedAt, defaultThresholds);
    const { user, system } = process.cpuUsage(before);
    spent.push((user + system) / 1000);
  }
  return spent.sort((a, b) => a - b)[spent.length >> 1] ?? Number.POSITIVE_INFINITY;
}

/** Daily checks, a dose every third day and the weekly forms for two years, and of these what a record holds. */
function twoYears(seed: string): PatientRecord {
  const life = lifeOf(seed);
  const checkIns: RecordedCheckIn[] = [];
  for (let day = 0; day < 730; day++) {
    checkIns.push(checkInOf("mood-daily", life, day));
    if (day % 3 === 0) checkIns.push(checkInOf("dose-journal", life, day));
    if (day % 7 !== 0) continue;
    for (const one of ["phq-9", "gad-7", "side-effects", "dependence-signals"]) {
      checkIns.push(checkInOf(one, life, day));
    }
  }
  return { ...timelineOf(seed).record, checkIns: held(checkIns, life) };
}

/** See `PatientRecord.checkIns`; here the supply in use is as old as the record reaches. */
function held(checkIns: readonly RecordedCheckIn[], life: Life): RecordedCheckIn[] {
  const day = (one: RecordedCheckIn) => (one.authoredAt.getTime() - life.start) / dayMs;
  const lastOf = (instrument: string) => checkIns.filter((one) => one.instrument === instrument).slice(-12);
  const scores = new Set([...lastOf("phq-9"), ...lastOf("gad-7")]);
  return checkIns.filter(
    (one) => day(one) >= 640 || scores.has(one) || (one.instrument === "dose-journal" && day(one) < 28),
  );
}

function checkInOf(instrument: string, life: Life, day: number): RecordedCheckIn {
  const at = life.start + day * dayMs;
  const answers = answersTo(instrument, life.draw(`${instrument}/${day}`), life, at);
  const found = findInstrument(instrument);
  return {
    id: `${instrument}-${day}`,
    instrument,
    instrumentVersion: "1",
    status: "completed",
    authoredAt: new Date(at),
    receivedAt: new Date(at),
    startedAt: new Date(at - 60_000),
    language: "en",
    deviceId: "phone",
    answers,
    scores: found ? scoreCheckIn(found, answers) : [],
  };
}
