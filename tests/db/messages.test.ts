import { beforeEach, describe, expect, test, vi } from "vitest";
import { addWebhook } from "@/db/commands/add-webhook";
import { changePreferences } from "@/db/commands/change-preferences";
import { endWebhook, rotateWebhook, testWebhook } from "@/db/commands/change-webhook";
import { claimCase } from "@/db/commands/claim-case";
import { claimNotifications, settleNotification } from "@/db/commands/deliver-notifications";
import { planNotifications } from "@/db/commands/plan-notifications";
import { recordCheckIn } from "@/db/commands/record-check-ins";
import { retryMessages } from "@/db/commands/retry-messages";
import { findPreferences } from "@/db/queries/find-preferences";
import { findUndelivered } from "@/db/queries/find-undelivered";
import { listCaseMessages } from "@/db/queries/list-case-messages";
import { listMessages } from "@/db/queries/list-messages";
import { listWebhooks } from "@/db/queries/list-webhooks";
import type { Viewer } from "@/domain/access";
import { arrival } from "@/tests/support/arrivals";
import { makeClinic, type TestClinic } from "@/tests/support/clinics";
import { adminSql } from "@/tests/support/database";

const at = "2026-03-02T16:00:00Z";
const plus = (seconds: number) => new Date(Date.parse(at) + seconds * 1000);
const all = { channels: ["email", "webhook"], most: 50 };

vi.stubEnv("AUTH_SECRET", "a secret of the tests, long enough to be one");

let clinic: TestClinic;
let ana: Viewer;
let dana: Viewer;
let opened: { id: string; openedAt: Date; priority: string };

beforeEach(async () => {
  clinic = await makeClinic("Messages");
  [ana, dana] = [await clinic.staff("clinician"), await clinic.staff("administrator")];
});

async function openUrgentCase(): Promise<void> {
  const patientId = await clinic.patient();
  const urgent = { "asq.1": true, "asq.2": true, "asq.3": true, "asq.4": true, "asq.5": true };
  await recordCheckIn(clinic.intake, patientId, arrival("asq", urgent, at));
  const [row] = await adminSql()`select id, opened_at from app.cases where patient_id = ${patientId}`;
  opened = { id: row?.id, openedAt: row?.opened_at, priority: "urgent" };
}

async function deliver(seconds: number, code: string | null): Promise<void> {
  await planNotifications(clinic.heron, plus(seconds));
  for (const due of await claimNotifications(clinic.heron, { ...all, now: plus(seconds) })) {
    const sent = code ? ({ kind: "failed", code, forGood: true } as const) : ({ kind: "sent" } as const);
    await settleNotification(clinic.heron, due, sent, plus(seconds + 1), 0);
  }
}

describe("a message that was given up", () => {
  beforeEach(async () => {
    await openUrgentCase();
    await deliver(5, "smtp 550");
  });

  test("is told to everybody at the queue and to the administrator, until somebody has the case", async () => {
    for (const viewer of [ana, dana]) {
      expect(await findUndelivered(viewer, plus(10))).toEqual({ count: 1, caseId: opened.id });
    }
    expect(await listCaseMessages(ana, opened)).toMatchObject([
      { state: "dead", to: ana.displayName, lastError: "smtp 550" },
      { step: "again", state: "pending" },
      { step: "lead", state: "pending" },
      { step: "lead", state: "pending" },
    ]);
    await claimCase(ana, opened.id, plus(60));
    expect(await findUndelivered(ana, plus(70))).toBeNull();
  });

  test("is sent again when asked for, once, and audited", async () => {
    const [dead] = (await listMessages(dana)).dead;
    expect(await retryMessages(dana, dead?.id ?? "", plus(20))).toBe(1);
    expect(await retryMessages(dana, dead?.id ?? "", plus(21))).toBe(0);
    await deliver(22, null);
    const { dead: none, sent } = await listMessages(dana);
    expect(none).toEqual([]);
    expect(sent).toMatchObject([{ to: ana.displayName, step: "first" }]);
    expect(await findUndelivered(ana, plus(30))).toBeNull();
    const audited = await adminSql()`select actor_id, subject_id from app.audit_events
      where clinic_id = ${clinic.clinicId} and action = 'notification-tried-again'`;
    expect(audited).toEqual([{ actor_id: dana.staffId, subject_id: dead?.id }]);
  });

  test("of another clinic is out of reach", async () => {
    const [dead] = (await listMessages(dana)).dead;
    const stranger = await (await makeClinic("Stranger")).staff("administrator");
    expect(await retryMessages(stranger, dead?.id ?? "", plus(20))).toBe(0);
    expect((await listMessages(stranger)).dead).toEqual([]);
    expect(await findUndelivered(stranger, plus(20))).toBeNull();
  });
});

test("a message that nobody tried to send counts as undelivered five minutes after it was due", async () => {
  await openUrgentCase();
  await planNotifications(clinic.heron, plus(5));
  expect(await findUndelivered(ana, plus(300))).toBeNull();
  expect(await findUndelivered(ana, plus(302))).toMatchObject({ caseId: opened.id });
});

test("a digest counts among the messages of a case it tells of", async () => {
  await openUrgentCase();
  await adminSql()`update app.outbox set priority = 'high', created_at = '2026-03-03T03:00:00Z' where clinic_id = ${clinic.clinicId}`;
  await adminSql()`update app.cases set priority = 'high', opened_at = '2026-03-03T03:00:00Z' where id = ${opened.id}`;
  await planNotifications(clinic.heron, new Date("2026-03-03T03:00:05Z"));
  await adminSql()`update app.notifications set case_id = (select id from app.cases where id = ${opened.id}) where clinic_id = ${clinic.clinicId}`;
  const other = { id: "01980000-0000-7000-8000-000000000000", openedAt: plus(0), priority: "high" };
  expect(await listCaseMessages(ana, other)).toMatchObject([{ step: "opening", to: ana.displayName }]);
});

describe("a webhook", () => {
  const url = "https://hooks.clinic.example/heron";

  async function add(): Promise<{ id: string; secret: string }> {
    const added = await addWebhook(dana, url, plus(0));
    if (added.kind !== "added") throw new Error(added.kind);
    return added;
  }

  test("is signed with the secret that was shown, and after a change with the new one", async () => {
    const { id, secret } = await add();
    const [stored] = await adminSql()`select sealed_secret from app.webhook_endpoints where id = ${id}`;
    expect(stored?.sealed_secret).not.toContain(secret.slice(6));
    await testWebhook(dana, id, plus(1));
    const [first] = await claimNotifications(clinic.heron, { ...all, now: plus(2) });
    expect(first).toMatchObject({ step: "test", to: url, secret, caseId: null });
    const rotated = await rotateWebhook(dana, id, plus(3));
    expect(rotated?.secret).not.toBe(secret);
    await testWebhook(dana, id, plus(20));
    const [second] = await claimNotifications(clinic.heron, { ...all, now: plus(21) });
    expect(second?.secret).toBe(rotated?.secret);
  });

  test("says how its test went; a test is tried once and is no message given up", async () => {
    const { id } = await add();
    expect(await listWebhooks(dana)).toMatchObject([{ url, addedBy: dana.displayName, last: null }]);
    await testWebhook(dana, id, plus(1));
    await testWebhook(dana, id, plus(2));
    const due = await claimNotifications(clinic.heron, { ...all, now: plus(3) });
    expect(due).toHaveLength(1);
    const failed = { kind: "failed", code: "webhook 503", forGood: false } as const;
    if (due[0]) await settleNotification(clinic.heron, due[0], failed, plus(4), 0);
    const [{ last } = {}] = await listWebhooks(dana);
    expect(last).toEqual({ step: "test", state: "dead", at: plus(4), lastError: "webhook 503" });
    expect((await listMessages(dana)).dead).toEqual([]);
    expect(await findUndelivered(dana, plus(5))).toBeNull();
  });

  test("is known once, stopped once, and then tells nobody", async () => {
    const { id } = await add();
    expect(await addWebhook(dana, url, plus(1))).toEqual({ kind: "known" });
    await testWebhook(dana, id, plus(2));
    expect(await endWebhook(dana, id, plus(3))).toEqual({ kind: "ended" });
    expect(await endWebhook(dana, id, plus(4))).toBeNull();
    expect(await rotateWebhook(dana, id, plus(4))).toBeNull();
    expect(await testWebhook(dana, id, plus(4))).toBeNull();
    expect(await claimNotifications(clinic.heron, { ...all, now: plus(5) })).toEqual([]);
    expect(await listWebhooks(dana)).toEqual([]);
  });

  test("is the eleventh one too many", async () => {
    for (let i = 0; i < 10; i++) expect((await addWebhook(dana, `${url}/${i}`, plus(0))).kind).toBe("added");
    expect(await addWebhook(dana, url, plus(0))).toEqual({ kind: "too-many" });
  });
});

test("what a person chose is kept, and is their own", async () => {
  const ben = await clinic.staff("coordinator");
  const quiet = { from: "22:00", to: "07:00", timeZone: "Asia/Kolkata" };
  await changePreferences(ana, { off: ["medium", "low"], quiet }, plus(0));
  expect(await findPreferences(ana)).toEqual({ off: ["medium", "low"], quiet });
  expect(await findPreferences(ben)).toEqual({ off: [], quiet: null });
  const none = { off: ["urgent", "high", "medium", "low"], quiet: null } as const;
  await changePreferences(ana, none, plus(1));
  expect(await findPreferences(ana)).toEqual(none);
});
