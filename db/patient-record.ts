import { sql } from "drizzle-orm";
import { baselinesFrom, earlyScores, measuredFromBaseline } from "@/db/baselines";
import { calendarOf } from "@/db/calendars";
import type { Transaction } from "@/db/client";
import { type StoredThresholds, thresholdsOf, toThresholdSet } from "@/db/thresholds";
import type { RecordedCheckIn } from "@/domain/check-in";
import type { ClinicCalendar } from "@/domain/deadline";
import { inOrder } from "@/domain/in-order";
import type { Answers } from "@/domain/instruments/instrument";
import type {
  Demographics,
  ForeignCheckIn,
  Medicine,
  PatientRecord,
  RaisedFlag,
  ScoredPoint,
} from "@/domain/patient-record";
import type { Prescription } from "@/domain/prescription";
import type { Priority } from "@/domain/priority";
import type { Quotes } from "@/domain/quotes";
import type { ThresholdSet } from "@/domain/rules/threshold-set";
import type { CaseState } from "@/domain/transitions";
import { withScores } from "@/domain/with-scores";

export type OpenCase = {
  id: string;
  priority: Priority;
  status: Exclude<CaseState, "closed">;
  dueAt: Date;
  answeredAt: Date;
  /** Since when the deadline has stood still; null while it runs. */
  pausedAt: Date | null;
  /** While it sleeps: findings of this rank or a smaller one wake it. */
  wakeAtRank: number | null;
};

export type LoadedRecord = {
  record: PatientRecord;
  /** Early scores by instrument, from which a first dose or a first score makes the baseline anew. */
  early: Readonly<Record<string, readonly ScoredPoint[]>>;
  calendar: ClinicCalendar;
  /** The numbers in force for this patient now. */
  thresholds: ThresholdSet;
  episodeId: string | null;
  openCase: OpenCase | null;
  /** What each open flag says, by its id. */
  quotes: ReadonlyMap<string, Quotes>;
};

/**
 * Loads what rules may read about one patient, in one statement, and holds the patient's row until the transaction ends, so that
 * two check-ins of one patient are judged one after the other. Bounded per instrument: it does not grow with history.
 * Null when the patient is not of this clinic.
 */
export async function loadPatientRecord(
  tx: Transaction,
  clinicId: string,
  patientId: string,
  /** Earliest and latest time judged. */
  judged: { from: Date; to: Date },
): Promise<LoadedRecord | null> {
  const lock = tx.execute(
    sql`select 1 from app.patients where clinic_id = ${clinicId} and id = ${patientId} for no key update`,
  );
  const read = tx.execute<{ loaded: Loaded | null }>(recordStatement(clinicId, patientId, judged));
  const [, [row]] = await Promise.all([lock, read]);
  return row?.loaded ? toRecord(patientId, row.loaded) : null;
}

type Loaded = {
  timeZone: string;
  bipolarHistory: boolean | null;
  clinic: { timeZone: string; hours: ClinicCalendar["hours"]; holidays: string[] };
  thresholds: StoredThresholds;
  demographics: Demographics;
  episode: {
    id: string;
    startedOn: string;
    firstDoseOn: string | null;
    medicines: readonly Medicine[] | null;
  } | null;
  prescription: Prescription | null;
  checkIns: StoredCheckIn[] | null;
  baselinePoints:
    | { instrument: string; checkInId: string; authoredAt: string; value: number; prorated: boolean }[]
    | null;
  flags:
    | {
        id: string;
        caseId: string;
        ruleId: string;
        priority: Priority;
        raisedAt: string;
        closedAt: string | null;
        quotes: Quotes | null;
      }[]
    | null;
  openCase: {
    id: string;
    priority: Priority;
    status: OpenCase["status"];
    dueAt: string;
    answeredAt: string;
    pausedAt: string | null;
    wakeAtRank: number | null;
  } | null;
  safetyPlanReviewedAt: string | null;
  lastContactAt: string | null;
  wordings: PatientRecord["wordings"] | null;
  sharedDevice: { deviceId: string; startedAt: string | null; authoredAt: string }[] | null;
};

type StoredCheckIn = {
  id: string;
  instrument: string;
  instrumentVersion: string;
  status: RecordedCheckIn["status"];
  authoredAt: string;
  startedAt: string | null;
  receivedAt: string;
  language: string;
  deviceId: string | null;
  answers: Answers;
};

function recordStatement(clinicId: string, patientId: string, { from, to }: { from: Date; to: Date }) {
  const own = sql`clinic_id = ${clinicId} and patient_id = ${patientId}`;
  const window = (days: number) => new Date(from.getTime() - days * 86_400_000).toISOString();
  const onDay = to.toISOString().slice(0, 10);
  const soonAfter = new Date(to.getTime() + 43_200_000).toISOString();
  // A closing taken back within seconds was a slip of the hand: it says nothing of the patient.
  const stands = sql`not exists (select 1 from app.triage_events u where u.clinic_id = ${clinicId} and u.case_id = e.case_id
    and u.kind = 'undone' and u.seq = e.seq + 1)`;
  const checkIn = sql`id, instrument, instrument_version as "instrumentVersion", status, authored_at as "authoredAt",
    started_at as "startedAt", received_at as "receivedAt", language, device_id as "deviceId", answers`;
  const counted = sql`${own} and not superseded`;
  // Disjoint parts, so that nothing needs comparing: the last scores up to the judged time, those after it, and the rest by time.
  const series = (instrument: string, count: number) => sql`(
    select ${checkIn} from app.check_ins where ${counted} and instrument = ${instrument} and authored_at <= ${to.toISOString()}
    order by authored_at desc limit ${count}) union all (
    select ${checkIn} from app.check_ins where ${counted} and instrument = ${instrument} and authored_at > ${to.toISOString()}
    order by authored_at desc limit ${count})`;
  // What is asked months apart: the time before, where the rest does not reach back to it.
  const timeBefore = sql`(
    select distinct on (instrument) ${checkIn} from app.check_ins where ${counted} and instrument in ('asq', 'audit-c', 'sds')
      and authored_at >= ${window(400)} and authored_at < ${window(90)} order by instrument, authored_at desc)`;
  const firstDose = sql`(select max(first_dose_on) from app.care_episodes where ${own})`;
  // Supply is counted from when it was dispensed, as far as the record reaches.
  const dosesFrom = sql`least(${window(35)}::timestamptz, (select max(dispensed_on)::timestamptz from app.prescriptions where ${own}))`;
  return sql`select json_build_object(
    'timeZone', p.time_zone,
    'demographics', json_build_object('sex', p.sex,
      'bornOn', (select born_on from app.patient_identities where ${own})),
    'bipolarHistory', p.bipolar_history,
    'wordings', (select json_object_agg(instrument, wording) from (
      select distinct on (instrument) instrument, wording from app.instrument_wordings
      where clinic_id = ${clinicId} order by instrument, version desc) w),
    'clinic', (select json_build_object('timeZone', time_zone, 'hours', hours, 'holidays', holidays) from app.clinics where id = ${clinicId}),
    'thresholds', ${thresholdsOf(clinicId, patientId)},
    'episode', (select json_build_object('id', id, 'startedOn', started_on, 'firstDoseOn', first_dose_on, 'medicines', medicines) from app.care_episodes
      where ${own} order by started_on desc limit 1),
    'prescription', (select json_build_object('id', id, 'drug', drug, 'route', route, 'form', form, 'strengthMg', strength_mg,
      'concentrationMgPerMl', concentration_mg_per_ml, 'intent', intent,
      'doseMg', dose_mg, 'maxDoseMg', max_dose_mg, 'maxDosesPerDay', max_doses_per_day, 'schedule', schedule,
      'minIntervalHours', min_interval_hours, 'titration', titration, 'dispensedUnits', dispensed_units, 'dispensedOn', dispensed_on,
      'daysSupply', days_supply, 'startsOn', starts_on, 'endsOn', ends_on) from app.prescriptions
      where ${own} and (ends_on is null or ends_on >= ${onDay}::date) order by starts_on > ${onDay}::date, starts_on desc limit 1),
    'checkIns', (select json_agg(row_to_json(c)) from (
        ${series("phq-9", 26)} union all ${series("gad-7", 12)} union all ${timeBefore} union all (
        select ${checkIn} from app.check_ins where ${counted} and authored_at between ${window(90)} and ${to.toISOString()}
          and instrument not in ('phq-9', 'gad-7')
          and (instrument <> 'mood-daily' or authored_at >= ${window(35)})
          and (instrument <> 'dose-journal' or authored_at >= ${dosesFrom})) union all (
        select ${checkIn} from app.check_ins where ${counted} and instrument = 'dose-journal' and authored_at <= ${to.toISOString()}
          and authored_at < greatest(${dosesFrom}, ${window(90)}::timestamptz) and authored_at between ${firstDose} - 1 and ${firstDose} + 30
          order by authored_at limit 40) union all (
        select ${checkIn} from app.check_ins where ${counted} and instrument = 'side-effects' and authored_at < ${window(90)}
          and authored_at < (select max(first_dose_on) + 2 from app.care_episodes where ${own}) order by authored_at desc limit 1)) c),
    'baselinePoints', ${earlyScores(clinicId, patientId)},
    'flags', (select json_agg(row_to_json(f)) from (
      select id, case_id as "caseId", rule_id as "ruleId", priority, raised_at as "raisedAt", closed_at as "closedAt",
        case when closed_at is null then json_build_object('summary', summary, 'evidence', evidence) end as quotes
      from app.flags where ${own} and (closed_at is null or raised_at >= ${window(60)})) f),
    'openCase', (select json_build_object('id', id, 'priority', priority, 'status', status, 'dueAt', due_at, 'answeredAt', answered_at,
        'pausedAt', paused_at, 'wakeAtRank', wake_at_rank)
      from app.cases where ${own} and status <> 'closed'),
    'safetyPlanReviewedAt', (select max(at) from app.triage_events e where ${own} and kind = 'closed'
      and detail->>'outcome' = 'safety-plan-reviewed' and at <= ${to.toISOString()} and ${stands}),
    'lastContactAt', (select max(at) from app.triage_events e where ${own} and at <= ${to.toISOString()} and ${stands} and (
      (kind = 'closed' and detail->>'outcome' in ('contacted-safe', 'contacted-plan-changed', 'safety-plan-reviewed', 'visit-booked'))
      or (kind = 'contacted' and detail->>'result' = 'reached'))),
    'sharedDevice', (select json_agg(row_to_json(d)) from (
      select device_id as "deviceId", started_at as "startedAt", authored_at as "authoredAt" from app.check_ins
      where clinic_id = ${clinicId} and patient_id <> ${patientId} and authored_at between ${window(0.5)} and ${soonAfter}
        and device_id = any (array(select distinct device_id from app.check_ins
          where ${own} and device_id is not null and authored_at between ${window(0.5)} and ${soonAfter}))
      order by authored_at desc limit 50) d)
  ) as loaded from app.patients p where p.clinic_id = ${clinicId} and p.id = ${patientId}`;
}

function toRecord(patientId: string, loaded: Loaded): LoadedRecord {
  const earlyOf = (instrument: string) =>
    (loaded.baselinePoints ?? [])
      .filter((point) => point.instrument === instrument)
      .map(toPoint)
      .sort(byTime);
  const early = Object.fromEntries(
    measuredFromBaseline.map((instrument) => [instrument, earlyOf(instrument)]),
  );
  const { openCase } = loaded;
  return {
    early,
    calendar: calendarOf(loaded.clinic),
    thresholds: toThresholdSet(loaded.thresholds),
    episodeId: loaded.episode?.id ?? null,
    quotes: new Map((loaded.flags ?? []).flatMap(({ id, quotes }) => (quotes ? [[id, quotes]] : []))),
    openCase: openCase && {
      ...openCase,
      dueAt: new Date(openCase.dueAt),
      answeredAt: new Date(openCase.answeredAt),
      pausedAt: openCase.pausedAt ? new Date(openCase.pausedAt) : null,
    },
    record: {
      patientId,
      timeZone: loaded.timeZone,
      episode: {
        startedOn: loaded.episode?.startedOn ?? "",
        firstDoseOn: loaded.episode?.firstDoseOn ?? null,
      },
      baselines: baselinesFrom(early, loaded.episode?.firstDoseOn ?? null, loaded.timeZone),
      prescription: loaded.prescription,
      demographics: loaded.demographics,
      medicines: loaded.episode?.medicines ?? null,
      checkIns: inOrder((loaded.checkIns ?? []).map(toCheckIn)),
      flags: (loaded.flags ?? []).map(
        ({ quotes: _, ...flag }): RaisedFlag => ({
          ...flag,
          raisedAt: new Date(flag.raisedAt),
          closedAt: flag.closedAt ? new Date(flag.closedAt) : null,
        }),
      ),
      staff: {
        safetyPlanReviewedAt: loaded.safetyPlanReviewedAt ? new Date(loaded.safetyPlanReviewedAt) : null,
        lastContactAt: loaded.lastContactAt ? new Date(loaded.lastContactAt) : null,
      },
      history: { bipolar: loaded.bipolarHistory },
      sharedDevice: (loaded.sharedDevice ?? []).map(toForeign),
      wordings: loaded.wordings ?? {},
    },
  };
}

function toPoint({
  instrument: _,
  authoredAt,
  ...point
}: NonNullable<Loaded["baselinePoints"]>[number]): ScoredPoint {
  return { ...point, authoredAt: new Date(authoredAt) };
}

function toCheckIn(stored: StoredCheckIn): RecordedCheckIn {
  return withScores({
    ...stored,
    authoredAt: new Date(stored.authoredAt),
    startedAt: stored.startedAt ? new Date(stored.startedAt) : null,
    receivedAt: new Date(stored.receivedAt),
  });
}

function toForeign(stored: NonNullable<Loaded["sharedDevice"]>[number]): ForeignCheckIn {
  const { deviceId, startedAt, authoredAt } = stored;
  return {
    deviceId,
    startedAt: startedAt ? new Date(startedAt) : null,
    authoredAt: new Date(authoredAt),
  };
}

function byTime(a: { authoredAt: Date }, b: { authoredAt: Date }): number {
  return a.authoredAt.getTime() - b.authoredAt.getTime();
}
