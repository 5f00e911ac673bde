import { expect, test, vi } from "vitest";
import { createDelivery } from "@/bin/worker/notify";
import type { Sent } from "@/db/commands/deliver-notifications";
import { recordCheckIn } from "@/db/commands/record-check-ins";
import { listClinicsToNotify } from "@/db/identities";
import { newId } from "@/db/ids";
import { arrival, phq9Answers } from "@/tests/support/arrivals";
import { makeClinic } from "@/tests/support/clinics";
import { adminSql } from "@/tests/support/database";

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
  await createDelivery({ email: null, webhook: null }).begin(clinic.clinicId);
  expect(await named(["webhook"])).toBe(false);
  expect(await named(["webhook", "email"])).toBe(true);
  const email = Object.assign(send, { close: () => {} });
  const delivery = createDelivery({ email, webhook: null });
  await delivery.begin(clinic.clinicId);
  await delivery.finish();
  expect(sent).toHaveLength(1);
  expect(await named(["email"])).toBe(false);
});

test("a webhook that does not answer holds up no mail and no other clinic's webhook", async () => {
  const [slow, other] = [await makeClinic("Slow"), await makeClinic("Other")];
  const setUp = async ({ clinicId, staff, patient, intake }: typeof slow, url: string) => {
    const ana = await staff("clinician");
    await adminSql()`insert into app.webhook_endpoints (clinic_id, id, url, sealed_secret, added_by, added_at)
      values (${clinicId}, ${newId()}, ${url}, 'none', ${ana.staffId}, now())`;
    for (let i = 0; i < 25; i += 1) {
      const answers = phq9Answers(1, 1, 1, 1, 1, 1, 1, 1, 3);
      await recordCheckIn(intake, await patient(), arrival("phq-9", answers, `2026-03-02T16:00:${10 + i}Z`));
    }
  };
  await setUp(slow, "https://slow.example/");
  await setUp(other, "https://other.example/");
  let answer = () => {};
  const silence = new Promise<void>((resolve) => {
    answer = resolve;
  });
  const got: Record<string, number> = {};
  const send = async ({ to }: { to: string }): Promise<Sent> => {
    got[to] = (got[to] ?? 0) + 1;
    if (to === "https://slow.example/") await silence;
    return { kind: "sent" };
  };
  const delivery = createDelivery({ email: Object.assign(send, { close: () => {} }), webhook: send });
  await vi.waitFor(
    async () => {
      await delivery.begin(slow.clinicId);
      await delivery.begin(other.clinicId);
      expect(got["https://other.example/"]).toBe(25);
      expect(Object.entries(got).filter(([to, many]) => to.includes("@") && many >= 25)).toHaveLength(2);
    },
    { timeout: 20_000, interval: 50 },
  );
  expect(got["https://slow.example/"]).toBe(10);
  answer();
  await delivery.finish();
});
