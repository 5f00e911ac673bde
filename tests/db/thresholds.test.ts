import { beforeEach, describe, expect, test } from "vitest";
import { endOverride, overrideThreshold } from "@/db/commands/override-threshold";
import { decideThresholds, proposeThresholds } from "@/db/commands/propose-thresholds";
import { recordCheckIn } from "@/db/commands/record-check-ins";
import { openPool } from "@/db/connection";
import { findOverrides, findThresholds } from "@/db/queries/find-thresholds";
import type { Viewer } from "@/domain/access";
import { defaultSet } from "@/domain/rules/threshold-set";
import { arrival, phq9Answers } from "@/tests/support/arrivals";
import { makeClinic, type TestClinic } from "@/tests/support/clinics";
import { adminSql } from "@/tests/support/database";

const now = new Date("2026-03-02T16:00:00Z");
const proposal = { values: { severeDepression: 18 }, reason: "Our patients", base: 0 };

let clinic: TestClinic;
let ana: Viewer;
let ben: Viewer;

beforeEach(async () => {
  clinic = await makeClinic();
  [ana, ben] = await Promise.all([clinic.staff("clinician"), clinic.staff("clinician")]);
});

async function approve(values: Record<string, number>, base = 0): Promise<void> {
  const proposed = await proposeThresholds(ana, { values, reason: "test", base }, now);
  if (proposed.kind !== "proposed") throw new Error(proposed.kind);
  expect(await decideThresholds(ben, proposed.version, "approved", now)).toEqual({ kind: "decided" });
}

/** Two PHQ-9, the second of this total; the flags of CHG-01 that came of it. */
async function severeFlags(patientId: string, total: number) {
  const spread = (sum: number) => Array.from({ length: 9 }, (_, i) => Math.max(0, Math.min(3, sum - 3 * i)));
  const send = (sum: number, at: string) =>
    recordCheckIn(
      clinic.intake,
      patientId,
      arrival("phq-9", phq9Answers(...spread(sum)), at, { identifier: `${patientId} ${at}` }),
    );
  await send(10, "2026-02-20T15:00:00Z");
  await send(total, "2026-03-01T15:00:00Z");
  return adminSql()<{ basis: { thresholdsVersion: number; thresholds: Record<string, number> } }[]>`
    select basis from app.flags where patient_id = ${patientId} and rule_id = 'CHG-01'`;
}

describe("a clinic's own numbers", () => {
  test("are in force once somebody else approves them, and the flag keeps them", async () => {
    expect(await severeFlags(await clinic.patient(), 19)).toEqual([]);
    await approve({ severeDepression: 18 });
    const [flag] = await severeFlags(await clinic.patient(), 19);
    expect(flag?.basis).toMatchObject({ thresholdsVersion: 1, thresholds: { severeDepression: 18 } });
    await approve({}, 1);
    expect(await severeFlags(await clinic.patient(), 19)).toEqual([]);
  });

  test("are not in force while they wait, nor when declined", async () => {
    await proposeThresholds(ana, proposal, now);
    expect((await findThresholds(ana)).inForce).toEqual(defaultSet);
    await decideThresholds(ben, 1, "declined", now);
    const { inForce, waiting, versions } = await findThresholds(ana);
    expect([inForce.version, waiting, versions[0]?.decision]).toEqual([0, null, "declined"]);
  });

  test("cannot be approved by their author, but can be taken back", async () => {
    await proposeThresholds(ana, proposal, now);
    expect(await decideThresholds(ana, 1, "approved", now)).toEqual({ kind: "own-proposal" });
    expect(await decideThresholds(ana, 1, "declined", now)).toEqual({ kind: "decided" });
    expect(await decideThresholds(ben, 1, "approved", now)).toEqual({ kind: "decided-already" });
    expect(await decideThresholds(ben, 7, "approved", now)).toBeNull();
  });

  test("wait one at a time, and name the version they were made from", async () => {
    const both = await Promise.all([ana, ben].map((one) => proposeThresholds(one, proposal, now)));
    expect(both.map((one) => one.kind).sort()).toEqual(["proposed", "waiting"]);
    const [row] =
      await adminSql()`select proposed_by from app.threshold_sets where clinic_id = ${clinic.clinicId}`;
    await decideThresholds(row?.proposed_by === ana.staffId ? ben : ana, 1, "approved", now);
    expect(await proposeThresholds(ana, proposal, now)).toEqual({ kind: "changed" });
  });

  test("are only proposed and approved by those who may", async () => {
    const coordinator = await clinic.staff("coordinator");
    const administrator = await clinic.staff("administrator");
    await expect(proposeThresholds(coordinator, proposal, now)).rejects.toThrow(/not permitted/);
    expect(await proposeThresholds(administrator, proposal, now)).toEqual({ kind: "proposed", version: 1 });
    await expect(decideThresholds(administrator, 1, "approved", now)).rejects.toThrow(/not permitted/);
  });

  test("never change once decided, not even by the application role's own hand", async () => {
    await approve({ severeDepression: 18 });
    const app = openPool(process.env.DATABASE_APP_URL ?? "", { max: 1 });
    const change = (statement: string) =>
      app.begin(async (sql) => {
        await sql`select app.enter_clinic(${clinic.clinicId})`;
        return sql.unsafe(statement);
      });
    await expect(change(`update app.threshold_sets set "values" = '{}'`)).rejects.toThrow(
      /permission denied/,
    );
    await expect(change("delete from app.threshold_sets")).rejects.toThrow(/permission denied/);
    const undecided = await change("update app.threshold_sets set decision = 'declined' returning version");
    expect(undecided).toHaveLength(0);
    await app.end();
  });

  test("approved by their author are refused by the database itself", async () => {
    await proposeThresholds(ana, proposal, now);
    await expect(
      adminSql()`update app.threshold_sets set decision = 'approved', decided_by = proposed_by, decided_at = now() where clinic_id = ${clinic.clinicId}`,
    ).rejects.toThrow(/two_people/);
  });
});

describe("a number for one patient", () => {
  const soon = () => new Date(Date.now() + 86_400_000);
  const own = () => ({ name: "severeDepression", value: 18, reason: "Known", expiresAt: soon() }) as const;

  test("holds for that patient until it ends or expires", async () => {
    const [patientId, other] = [await clinic.patient(), await clinic.patient()];
    const set = await overrideThreshold(ana, patientId, own(), new Date());
    if (set?.kind !== "set") throw new Error("not set");
    const [flag] = await severeFlags(patientId, 19);
    expect(flag?.basis.thresholds).toEqual({ severeDepression: 18 });
    expect(await severeFlags(other, 19)).toEqual([]);

    const third = await clinic.patient();
    const again = await overrideThreshold(ana, third, own(), new Date());
    if (again?.kind !== "set") throw new Error("not set");
    expect(await endOverride(ben, third, again.id, new Date())).toEqual({ kind: "ended" });
    expect(await endOverride(ben, third, again.id, new Date())).toBeNull();
    expect(await severeFlags(third, 19)).toEqual([]);

    const fourth = await clinic.patient();
    await overrideThreshold(ana, fourth, { ...own(), expiresAt: new Date("2026-03-03T00:00:00Z") }, now);
    expect(await severeFlags(fourth, 19)).toEqual([]);
  });

  test("takes the place of the one before", async () => {
    const patientId = await clinic.patient();
    await overrideThreshold(ana, patientId, own(), new Date());
    await overrideThreshold(ben, patientId, { ...own(), value: 17 }, new Date());
    const found = await findOverrides(ana, patientId, new Date());
    expect(found?.overrides.map(({ value, endedAt }) => [value, endedAt !== null])).toEqual([
      [17, false],
      [18, true],
    ]);
  });

  test.each([
    ["a number that a safety rule reads", { name: "stableIdeationDays", value: 30 }, "name"],
    ["a number out of its range", { value: 900 }, "value"],
    ["a day that is past", { expiresAt: new Date("2020-01-01T00:00:00Z") }, "until"],
    ["more than a year", { expiresAt: new Date(Date.now() + 367 * 86_400_000) }, "until"],
    ["no time at all", { expiresAt: new Date(Number.NaN) }, "until"],
  ] as const)("is refused: %s", async (_, change, field) => {
    const patientId = await clinic.patient();
    const refused = await overrideThreshold(ana, patientId, { ...own(), ...change }, new Date());
    expect(refused).toMatchObject({ kind: "not-allowed", field });
    expect((await findOverrides(ana, patientId, new Date()))?.overrides).toEqual([]);
  });

  test("of another clinic's patient is not found", async () => {
    const foreign = await makeClinic("Foreign");
    const patientId = await foreign.patient();
    expect(await overrideThreshold(ana, patientId, own(), new Date())).toBeNull();
    expect(await findOverrides(ana, patientId, new Date())).toBeNull();
  });
});
