import { expect, test } from "vitest";
import { inClinic } from "@/db/client";
import { recordCheckIn } from "@/db/commands/record-check-ins";
import { loadPatientRecord } from "@/db/patient-record";
import { arrival } from "@/tests/support/arrivals";
import { makeClinic, type TestClinic } from "@/tests/support/clinics";

const at = new Date("2026-03-02T15:00:00Z");
const mood = { "md.mood": 5, "md.anxiety": 3, "md.dosed": 0 };

/** A mood check answered on a device, within a minute. */
async function answerOn(clinic: TestClinic, patientId: string, deviceId: string | null, time: string) {
  const told = arrival("mood-daily", mood, time);
  const startedAt = new Date(told.checkIn.authoredAt.getTime() - 60_000);
  await recordCheckIn(clinic.intake, patientId, {
    ...told,
    checkIn: { ...told.checkIn, startedAt, deviceId },
  });
}

async function recordOf(clinic: TestClinic, patientId: string) {
  const loaded = await inClinic(clinic.heron, (tx) =>
    loadPatientRecord(tx, clinic.clinicId, patientId, { from: at, to: at }),
  );
  if (!loaded) throw new Error("no record");
  return loaded.record;
}

test("the record holds the history, and null when nobody asked", async () => {
  const clinic = await makeClinic();
  expect((await recordOf(clinic, await clinic.patient())).history).toEqual({ bipolar: null });
  const asked = await clinic.patient({ bipolarHistory: true });
  expect((await recordOf(clinic, asked)).history).toEqual({ bipolar: true });
});

test("the record holds what other patients of the clinic answered on the same device around then", async () => {
  const [clinic, other] = [await makeClinic(), await makeClinic()];
  const [patientId, second, third] = [await clinic.patient(), await clinic.patient(), await clinic.patient()];
  await answerOn(clinic, patientId, "tablet", at.toISOString());
  await answerOn(clinic, second, "tablet", "2026-03-02T14:59:30Z");
  await answerOn(clinic, second, "tablet", "2026-02-20T15:00:00Z");
  await answerOn(clinic, third, "phone", at.toISOString());
  await answerOn(clinic, third, null, at.toISOString());
  await answerOn(other, await other.patient(), "tablet", at.toISOString());
  const record = await recordOf(clinic, patientId);
  expect(record.sharedDevice).toEqual([
    {
      deviceId: "tablet",
      startedAt: new Date("2026-03-02T14:58:30Z"),
      authoredAt: new Date("2026-03-02T14:59:30Z"),
    },
  ]);
  expect(record.checkIns).toMatchObject([{ deviceId: "tablet" }]);
});
