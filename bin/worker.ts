import { setTimeout as sleep } from "node:timers/promises";
import { logFault } from "@/auth/log";
import { heronIn } from "@/auth/machines";
import { channelsOf, notifyClinic, sendersOf } from "@/bin/worker/notify";
import { closeDatabase } from "@/db/client";
import { sweepCases } from "@/db/commands/sweep-cases";
import { sweepClinic } from "@/db/commands/sweep-clinic";
import { listClinicIds, listClinicsToNotify } from "@/db/identities";

/**
 * What nobody's request starts: silence is judged, what could not be judged is judged again, time passes for cases,
 * and people are told. Many may run at once.
 */
const pause = 60_000;
const notifyPause = 1_000;
const stopping = new AbortController();

async function main(): Promise<void> {
  await Promise.all([sweep(), notify()]);
  await closeDatabase();
}

async function notify(): Promise<void> {
  const senders = sendersOf(process.env);
  const channels = channelsOf(senders);
  while (!stopping.signal.aborted) {
    const clinicIds = await listClinicsToNotify(channels, new Date()).catch((error: unknown) => {
      logFault("notifications", "", error);
      return [];
    });
    for (const clinicId of clinicIds) {
      await notifyClinic(clinicId, senders, stopping.signal).catch((error: unknown) =>
        logFault("notifications", clinicId, error),
      );
    }
    await sleep(notifyPause, undefined, { signal: stopping.signal }).catch(() => {});
  }
  senders.email?.close();
}

async function sweep(): Promise<void> {
  while (!stopping.signal.aborted) {
    await sweepAll().catch((error: unknown) => logFault("sweep", "", error));
    await sleep(pause, undefined, { signal: stopping.signal }).catch(() => {});
  }
}

async function sweepAll(): Promise<void> {
  for (const clinicId of await listClinicIds()) {
    if (stopping.signal.aborted) return;
    const swept = await sweepClinic(heronIn(clinicId, "sweep"), new Date()).catch((error: unknown) =>
      logFault("sweep", clinicId, error),
    );
    for (const { patientId, error } of swept?.failed ?? []) logFault("sweep-patient", patientId, error);
    const worked = await sweepCases(heronIn(clinicId, "sweep"), new Date()).catch((error: unknown) =>
      logFault("sweep-cases", clinicId, error),
    );
    for (const { caseId, error } of worked?.failed ?? []) logFault("sweep-case", caseId, error);
  }
}

for (const signal of ["SIGINT", "SIGTERM"] as const) process.on(signal, () => stopping.abort());
// The driver can throw from a dead socket, outside every promise; the next sweep connects anew.
process.on("uncaughtException", (error) => logFault("worker", "", error));
void main();
