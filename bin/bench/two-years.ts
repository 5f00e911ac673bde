import { unprovenViewer } from "@/auth/unproven";
import type { Arrival } from "@/db/arrival";
import { recordCheckIns } from "@/db/commands/record-check-ins";
import { registerPatient } from "@/db/commands/register-patient";
import type { openPool } from "@/db/connection";
import { contentHash } from "@/db/content-hash";
import type { Heron, Viewer } from "@/domain/access";
import type { Answers } from "@/domain/instruments/instrument";

const day = 86_400_000;
const weeks = 104;

/** A clinician of the demo clinic, as the queries see one. */
export async function findSeat(bare: ReturnType<typeof openPool>): Promise<Viewer> {
  const [row] = await bare`select m.clinic_id, m.staff_id, m.display_name, c.name from app.memberships m
    join app.clinics c on c.id = m.clinic_id where c.slug = 'demo' and m.role = 'clinician' limit 1`;
  return unprovenViewer({
    clinicId: row?.clinic_id,
    staffId: row?.staff_id,
    displayName: row?.display_name,
    clinicName: row?.name,
    role: "clinician",
    timeZone: "America/New_York",
  });
}

/** A patient with two years of weekly PHQ-9 and GAD-7, daily mood and two doses a week. */
export async function makeTwoYears(heron: Heron, now: Date): Promise<string> {
  const start = new Date(now.getTime() - (weeks + 1) * 7 * day);
  const patientId = await registerBenchPatient(heron, "9999", start);
  for (let week = 0; week < weeks; week += 1) {
    const at = new Date(start.getTime() + week * 7 * day);
    await recordCheckIns(heron, patientId, [
      arrive(patientId, "phq-9", phq9(week), at),
      arrive(patientId, "gad-7", gad7(week), new Date(at.getTime() + 60_000)),
      ...[0, 3].map((offset) => dose(patientId, new Date(at.getTime() + offset * day + 3_600_000), week)),
      ...Array.from({ length: 7 }, (_, offset) =>
        arrive(
          patientId,
          "mood-daily",
          mood(week * 7 + offset),
          new Date(at.getTime() + offset * day + 7_200_000),
        ),
      ),
    ]);
  }
  return patientId;
}

export async function registerBenchPatient(heron: Heron, number: string, start: Date): Promise<string> {
  const startsOn = start.toISOString().slice(0, 10);
  const { patientId } = await registerPatient(
    heron,
    {
      number,
      language: "en",
      timeZone: "America/New_York",
      sex: null,
      identity: {
        givenName: "Bench",
        familyName: "Mark",
        bornOn: "1980-01-01",
        phone: null,
        email: null,
        emergencyContact: null,
      },
      startedOn: startsOn,
      medicines: null,
      prescription: {
        drug: "ketamine",
        route: "sublingual",
        form: "lozenge",
        strengthMg: 60,
        concentrationMgPerMl: null,
        doseMg: 60,
        maxDoseMg: 120,
        maxDosesPerDay: 1,
        intent: null,
        schedule: { kind: "cycle", onDays: 1, offDays: 2 },
        minIntervalHours: 72,
        titration: [],
        dispensedUnits: null,
        dispensedOn: null,
        daysSupply: null,
        startsOn,
        endsOn: null,
      },
    },
    start,
  );
  return patientId;
}

/** A further PHQ-9, different each round. */
export function weekly(patientId: string, now: Date, round: number): Arrival {
  return arrive(
    patientId,
    "phq-9",
    phq9(round),
    new Date(now.getTime() - 6 * 3_600_000 + (round % 1_000_000) * 1000),
  );
}

export function phq9(week: number): Answers {
  return Object.fromEntries(
    Array.from({ length: 9 }, (_, i) => [`phq9.${i + 1}`, i === 8 ? 0 : (week + i) % 3]),
  );
}

function gad7(week: number): Answers {
  return Object.fromEntries(Array.from({ length: 7 }, (_, i) => [`gad7.${i + 1}`, (week + i) % 3]));
}

function mood(day: number): Answers {
  const values = { "md.mood": 4 + (day % 4), "md.anxiety": 3 + (day % 3), "md.dosed": 0 };
  return day % 9 === 0 ? { ...values, "md.note": `A note of day ${day}.` } : values;
}

function dose(patientId: string, at: Date, week: number): Arrival {
  const answers = {
    "dj.kind": "scheduled",
    "dj.at": at.toISOString(),
    "dj.route": "sublingual",
    "dj.mg": 60,
    "dj.effect": 5,
    "dj.bpPost": { sys: 120 + (week % 20), dia: 75 + (week % 10) },
  };
  return arrive(patientId, "dose-journal", answers, at);
}

export function arrive(patientId: string, instrument: string, answers: Answers, authoredAt: Date): Arrival {
  const checkIn = {
    instrument,
    instrumentVersion: "bench",
    status: "completed" as const,
    authoredAt,
    startedAt: null,
    language: "en",
    deviceId: null,
    answers,
  };
  const hash = contentHash(patientId, checkIn);
  return {
    checkIn,
    receivedAt: authoredAt,
    identifier: `bench|${hash}`,
    contentHash: hash,
    statedTotal: null,
    idempotencyKey: null,
  };
}
