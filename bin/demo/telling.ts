import { arrivalsOf } from "@/bin/demo/arrivals";
import type { CohortPatient } from "@/bin/demo/patient";
import type { Arrival } from "@/db/arrival";
import { recordCheckIns } from "@/db/commands/record-check-ins";
import { registerPatient } from "@/db/commands/register-patient";
import type { Heron } from "@/domain/access";

/** One patient's past on its way into the database. */
export type Telling = {
  readonly patient: CohortPatient;
  /** Null until registered, on the day care starts. */
  id: string | null;
  waiting: Arrival[];
};

export function beginTelling(patient: CohortPatient): Telling {
  return { patient, id: null, waiting: [] };
}

/** Records what arrived by `moment`, in one batch; returns how many check-ins that were. */
export async function tellUntil(heron: Heron, telling: Telling, moment: Date, now: Date): Promise<number> {
  const patientId = await register(heron, telling, moment, now);
  if (patientId === null) return 0;
  const later = telling.waiting.findIndex((arrival) => arrival.receivedAt > moment);
  const batch = telling.waiting.splice(0, later === -1 ? telling.waiting.length : later);
  if (batch.length === 0) return 0;
  const results = await recordCheckIns(heron, patientId, batch);
  const wrong = results?.find((result) => result.kind !== "recorded" || result.fault !== null);
  if (!results || wrong) {
    throw new Error(`A demo check-in of patient ${telling.patient.number} was not recorded.`, {
      cause: wrong,
    });
  }
  return batch.length;
}

/**
 * How far to tell by `end`: to the end of the last session with a PHQ-9, so that staff act on it before anything later
 * is told. Without one everything, once it has waited for `patientDays`; until then null.
 */
export function endOfBatch({ waiting }: Telling, end: Date, patientDays: number): Date | null {
  const session = waiting.findLast(
    ({ checkIn, receivedAt }) => checkIn.instrument === "phq-9" && receivedAt <= end,
  );
  if (session) return session.receivedAt;
  const [first] = waiting;
  return first && end.getTime() - first.receivedAt.getTime() < patientDays * 86_400_000 ? null : end;
}

async function register(heron: Heron, telling: Telling, moment: Date, now: Date): Promise<string | null> {
  const { number, language, timeZone, sex, bipolarHistory, identity, episode, medicines, prescription } =
    telling.patient;
  const registeredAt = new Date(`${episode.startedOn}T13:00:00Z`);
  if (telling.id !== null) return telling.id;
  if (registeredAt > moment) return null;
  const { patientId } = await registerPatient(
    heron,
    {
      number,
      language,
      timeZone,
      sex,
      bipolarHistory,
      identity,
      startedOn: episode.startedOn,
      medicines,
      prescription,
    },
    registeredAt,
  );
  telling.id = patientId;
  telling.waiting = arrivalsOf(telling.patient, patientId, now);
  return patientId;
}
