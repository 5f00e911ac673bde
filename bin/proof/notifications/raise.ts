import { setTimeout as sleep } from "node:timers/promises";
import type { ProofClinic } from "@/bin/proof/notifications/clinic";
import { postPhq9 } from "@/bin/proof/post-answer";

/**
 * Posts one PHQ-9 a patient through the real door, item 9 high enough to open a case that people are told of at once. Sends each
 * again, the same, until it is acknowledged, as a sender must. Returns how often that was.
 */
export async function raiseAll(
  appUrl: string,
  clinics: readonly ProofClinic[],
  everyMs: number,
): Promise<number> {
  const most = Math.max(...clinics.map(({ patientIds }) => patientIds.length));
  const sending: Promise<number>[] = [];
  for (let i = 0; i < most; i += 1) {
    for (const { patientIds, token } of clinics) {
      const patientId = patientIds[i];
      if (patientId) sending.push(sendUntilStored(appUrl, token, patientId, 2 + (i % 2)));
      await sleep(everyMs);
    }
  }
  return (await Promise.all(sending)).reduce((sum, one) => sum + one, 0);
}

async function sendUntilStored(
  appUrl: string,
  token: string,
  patientId: string,
  item9: number,
): Promise<number> {
  const answer = { patientId, item9, identifier: patientId, authored: new Date().toISOString() };
  for (let repeats = 0; ; repeats += 1) {
    const status = await postPhq9(appUrl, token, answer).catch(() => 0);
    if (status === 201 || status === 200) return repeats;
    if (status >= 400 && status < 500) throw new Error(`The answer was refused: ${status}.`);
    await sleep(300);
  }
}
