import { setTimeout as sleep } from "node:timers/promises";
import { logFault } from "@/auth/log";
import { heronIn } from "@/auth/machines";
import { makeExports } from "@/bin/worker/make-exports";
import { channelsOf, createDelivery, type Senders } from "@/bin/worker/notify";
import { closeDatabase } from "@/db/client";
import { sweepCases } from "@/db/commands/sweep-cases";
import { sweepClinic } from "@/db/commands/sweep-clinic";
import { listClinicIds, listClinicsToExport, listClinicsToNotify } from "@/db/identities";

const pause = 60_000;
const notifyPause = 1_000;
const exportPause = 1_000;
/** Between two looks while there is something to send. */
const busyPause = 100;
const stopping = new AbortController();

/**
 * What nobody's request starts: silence is judged, what could not be judged is judged again, time passes for cases,
 * people are told, and exports are made. Many may run at once. Ends with the process's SIGINT or SIGTERM.
 */
export async function runWorker(senders: Senders): Promise<void> {
  for (const signal of ["SIGINT", "SIGTERM"] as const) process.on(signal, () => stopping.abort());
  // The driver can throw from a dead socket, outside every promise; the next sweep connects anew.
  process.on("uncaughtException", (error) => logFault("worker", "", error));
  await Promise.all([sweep(), notify(senders), exportAll()]);
  await closeDatabase();
}

async function notify(senders: Senders): Promise<void> {
  const channels = channelsOf(senders);
  const delivery = createDelivery(senders);
  while (!stopping.signal.aborted) {
    const clinicIds = await listClinicsToNotify(channels, new Date()).catch((error: unknown) => {
      logFault("notifications", "", error);
      return [];
    });
    for (const clinicId of clinicIds) {
      if (stopping.signal.aborted) break;
      await delivery.begin(clinicId).catch((error: unknown) => logFault("notifications", clinicId, error));
    }
    const wait = clinicIds.length > 0 ? busyPause : notifyPause;
    await sleep(wait, undefined, { signal: stopping.signal }).catch(() => {});
  }
  await delivery.finish();
  senders.email?.close();
}

async function exportAll(): Promise<void> {
  while (!stopping.signal.aborted) {
    const clinicIds = await listClinicsToExport(new Date()).catch((error: unknown) => {
      logFault("exports", "", error);
      return [];
    });
    for (const clinicId of clinicIds) {
      if (stopping.signal.aborted) break;
      await makeExports(heronIn(clinicId, "exports"), stopping.signal).catch((error: unknown) =>
        logFault("exports", clinicId, error),
      );
    }
    await sleep(exportPause, undefined, { signal: stopping.signal }).catch(() => {});
  }
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
