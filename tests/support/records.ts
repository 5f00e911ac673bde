import type { RecordedCheckIn } from "@/domain/check-in";
import { evaluate } from "@/domain/evaluate";
import { findInstrument } from "@/domain/instruments/catalogue";
import type { Answers } from "@/domain/instruments/instrument";
import type { PatientRecord, RaisedFlag, ScoredPoint } from "@/domain/patient-record";
import type { Prescription } from "@/domain/prescription";
import type { Priority } from "@/domain/priority";
import { defaultThresholds } from "@/domain/rules/thresholds";
import { scoreCheckIn } from "@/domain/scoring";
import { pointsOf } from "@/domain/view";

/** Noon in New York, `days` after Monday, August 3, 2026 (the first dose day of every built record). */
export function day(days: number, hours = 0): Date {
  return new Date(Date.parse("2026-08-03T16:00:00Z") + days * 86_400_000 + hours * 3_600_000);
}

export function checkIn(
  instrument: string,
  answers: Answers,
  authoredAt: Date,
  more: Partial<RecordedCheckIn> = {},
): RecordedCheckIn {
  const found = findInstrument(instrument);
  return {
    id: `${instrument} ${authoredAt.toISOString()}`,
    instrument,
    instrumentVersion: found?.version ?? "0",
    status: "completed",
    authoredAt,
    receivedAt: authoredAt,
    startedAt: null,
    language: "en",
    deviceId: null,
    answers,
    scores: found ? scoreCheckIn(found, answers) : [],
    ...more,
  };
}

/** A PHQ-9 with this total spread over its first items, or with answers of its own over all zeros. */
export function phq9(total: number | Answers, at: Date, more?: Partial<RecordedCheckIn>): RecordedCheckIn {
  const answers =
    typeof total === "number" ? spread("phq9", 9, total) : { ...spread("phq9", 9, 0), ...total };
  return checkIn("phq-9", answers, at, more);
}

export function item9(answer: number | null, at: Date, more?: Partial<RecordedCheckIn>): RecordedCheckIn {
  return phq9({ "phq9.9": answer }, at, more);
}

export function gad7(total: number, at: Date): RecordedCheckIn {
  return checkIn("gad-7", spread("gad7", 7, total), at);
}

function spread(prefix: string, items: number, total: number): Answers {
  const value = (i: number) => Math.min(3, Math.max(0, total - 3 * i));
  return Object.fromEntries(Array.from({ length: items }, (_, i) => [`${prefix}.${i + 1}`, value(i)]));
}

const allNo = { "asq.1": false, "asq.2": false, "asq.3": false, "asq.4": false };

/** An ASQ with every question answered "No", but for the given answers. */
export function asq(answers: Answers, at: Date, more?: Partial<RecordedCheckIn>): RecordedCheckIn {
  return checkIn("asq", { ...allNo, ...answers }, at, more);
}

const noThoughts = { "cssrs.1": false, "cssrs.2": false, "cssrs.6": false };

/** A C-SSRS screener with every question that is asked of everyone answered "No", but for the given answers. */
export function cssrs(answers: Answers, at: Date, more?: Partial<RecordedCheckIn>): RecordedCheckIn {
  return checkIn("c-ssrs-screener", { ...noThoughts, ...answers }, at, more);
}

export function followup(safe: number | null, at: Date, more?: Partial<RecordedCheckIn>): RecordedCheckIn {
  return checkIn("safety-followup", { "sf.safe": safe, "sf.contact": 0, "sf.ack": true }, at, more);
}

export function mood(answers: Answers, at: Date): RecordedCheckIn {
  return checkIn("mood-daily", { "md.mood": 6, "md.anxiety": 3, "md.dosed": 0, ...answers }, at);
}

/** An activation check: high mood, little sleep and racing thoughts clear on 2 days, but for the given answers. */
export function activation(answers: Answers, at: Date, more?: Partial<RecordedCheckIn>): RecordedCheckIn {
  const clear = { "ac.high": 2, "ac.sleep": 2, "ac.fast": 2, "ac.drive": 0, "ac.irrit": 0, "ac.days": 2 };
  return checkIn(
    "activation-check",
    { ...clear, "ac.others": false, "ac.dose": false, ...answers },
    at,
    more,
  );
}

/** A planned 100 mg dose, in company, with nothing else, but for the given answers. */
export function dose(answers: Answers, at: Date, more?: Partial<RecordedCheckIn>): RecordedCheckIn {
  const planned = {
    "dj.kind": "scheduled",
    "dj.at": at.toISOString(),
    "dj.route": "sublingual",
    "dj.mg": 100,
  };
  return checkIn(
    "dose-journal",
    { ...planned, "dj.company": "with", "dj.co": ["none"], ...answers },
    at,
    more,
  );
}

/** A side-effects check with every item "None" or "No", but for the given answers. */
export function sideEffects(answers: Answers, at: Date): RecordedCheckIn {
  const items = findInstrument("side-effects")?.items ?? [];
  const asked = items.filter((item) => item.required);
  const none = Object.fromEntries(asked.map((item) => [item.linkId, item.type === "boolean" ? false : 0]));
  return checkIn("side-effects", { ...none, ...answers }, at);
}

/** Dependence signals with every item "Not at all", but for the given answers. */
export function signals(answers: Answers, at: Date): RecordedCheckIn {
  const items = findInstrument("dependence-signals")?.items ?? [];
  const none = Object.fromEntries(items.map((item) => [item.linkId, 0]));
  return checkIn("dependence-signals", { ...none, ...answers }, at);
}

/** 100 mg lozenges, one day on and two days off. */
export const prescription: Prescription = {
  id: "rx",
  drug: "ketamine",
  route: "sublingual",
  form: "lozenge",
  strengthMg: 100,
  concentrationMgPerMl: null,
  doseMg: 100,
  maxDoseMg: 150,
  maxDosesPerDay: 1,
  intent: null,
  schedule: { kind: "cycle", onDays: 1, offDays: 2 },
  minIntervalHours: 72,
  titration: [],
  dispensedUnits: null,
  dispensedOn: null,
  daysSupply: null,
  startsOn: "2026-08-03",
  endsOn: null,
};

/** A patient in New York whose first dose was on day 0. Baselines come from the last check-in up to then, if any. */
export function recordWith(
  checkIns: readonly RecordedCheckIn[],
  more: Partial<PatientRecord> = {},
): PatientRecord {
  const early = checkIns.filter((one) => one.authoredAt <= day(0));
  const baseline = (instrument: string) =>
    pointsOf(
      early.filter((one) => one.instrument === instrument),
      "total",
    ).at(-1);
  return {
    patientId: "p1",
    timeZone: "America/New_York",
    episode: { startedOn: "2026-07-27", firstDoseOn: "2026-08-03" },
    baselines: { "phq-9": baseline("phq-9"), "gad-7": baseline("gad-7") },
    prescription,
    demographics: { bornOn: null, sex: null },
    medicines: null,
    checkIns: [...checkIns].sort((a, b) => a.authoredAt.getTime() - b.authoredAt.getTime()),
    flags: [],
    staff: { safetyPlanReviewedAt: null, lastContactAt: null },
    history: { bipolar: null },
    sharedDevice: [],
    wordings: {},
    ...more,
  };
}

export function flag(
  ruleId: string,
  priority: Priority,
  raisedAt: Date,
  closedAt: Date | null = null,
): RaisedFlag {
  return { id: `${ruleId} ${raisedAt.toISOString()}`, caseId: "case", ruleId, priority, raisedAt, closedAt };
}

export function point(value: number, authoredAt: Date, prorated = false): ScoredPoint {
  return { checkInId: authoredAt.toISOString(), authoredAt, value, prorated };
}

/** The priority a rule gives the last of these check-ins to arrive (in the order given), or null. */
export function judged(
  ruleId: string,
  checkIns: readonly RecordedCheckIn[],
  more: Partial<PatientRecord> = {},
): Priority | null {
  const current = checkIns.at(-1) ?? null;
  return findingOf(ruleId, recordWith(checkIns, more), current, day(0))?.priority ?? null;
}

/** The priority a rule gives to silence at a moment, or null. */
export function judgedInSilence(
  ruleId: string,
  checkIns: readonly RecordedCheckIn[],
  now: Date,
  more: Partial<PatientRecord> = {},
): Priority | null {
  return findingOf(ruleId, recordWith(checkIns, more), null, now)?.priority ?? null;
}

/** What one rule finds. A rule that throws has not found nothing: that fails the row that asks. */
export function findingOf(ruleId: string, record: PatientRecord, current: RecordedCheckIn | null, now: Date) {
  const findings = evaluate(record, current, now, defaultThresholds);
  const failed = findings.find(({ summary }) => summary.includes("could not be judged by"));
  if (failed && ruleId !== "ENGINE-01") throw new Error(failed.summary);
  return findings.find((finding) => finding.ruleId === ruleId) ?? null;
}
