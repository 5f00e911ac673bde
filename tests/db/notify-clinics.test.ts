import { expect, test } from "vitest";
import { notifyClinic } from "@/bin/worker/notify";
import type { Sent } from "@/db/commands/deliver-notifications";
import { recordCheckIn } from "@/db/commands/record-check-ins";
import { listClinicsToNotify } from "@/db/identities";
import { arrival, phq9Answers } from "@/tests/support/arrivals";
import { makeClinic } from "@/tests/support/clinics";

test("a clinic is named while there is something to plan or send, and no longer", async () => {
  const clinic = await makeClinic();
  await clinic.staff("clinician");
  const answers = phq9Answers(1, 1, 1, 1, 1, 1, 1, 1, 2);
  await recordCheckIn(
    clinic.intake,
    await clinic.patient(),
    arrival("phq-9", answers, "2026-03-02T16:00:00Z"),
  );
  const named = async (channels: string[]) =>
    (await listClinicsToNotify(channels, new Date("2026-03-02T18:00:00Z"))).includes(clinic.clinicId);
  expect(await named([])).toBe(true);
  const sent: string[] = [];
  const send = async ({ id }: { id: string }): Promise<Sent> => {
    sent.push(id);
    return { kind: "sent" };
  };
  await notifyClinic(clinic.clinicId, { email: null, webhook: null }, new AbortController().signal);
  expect(await named(["webhook"])).toBe(false);
  expect(await named(["webhook", "email"])).toBe(true);
  const email = Object.assign(send, { close: () => {} });
  await notifyClinic(clinic.clinicId, { email, webhook: null }, new AbortController().signal);
  expect(sent).toHaveLength(1);
  expect(await named(["email"])).toBe(false);
});
