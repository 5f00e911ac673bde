import { describe, expect, test } from "vitest";
import { changeBackground, changeMedicines } from "@/db/commands/change-background";
import { recordCheckIn } from "@/db/commands/record-check-ins";
import { exportFlags } from "@/db/queries/export-flags";
import { findBackground } from "@/db/queries/find-background";
import { explain } from "@/domain/explain";
import { dependenceSignals } from "@/domain/instruments/dependence-signals";
import { arrival } from "@/tests/support/arrivals";
import { makeClinic } from "@/tests/support/clinics";
import { adminSql } from "@/tests/support/database";

const clinic = await makeClinic();
const coordinator = await clinic.staff("coordinator");
const auditor = await clinic.staff("auditor");
const now = new Date("2026-03-02T15:00:00Z");
const zolpidem = { do: "add", name: "Zolpidem 5 mg", class: "sedative" } as const;
const read = (patientId: string) => findBackground(coordinator, patientId, now);
const change = (patientId: string, what: Parameters<typeof changeMedicines>[2]) =>
  changeMedicines(coordinator, patientId, what, now);

test("sex and history are set, and taken back to not asked", async () => {
  const patientId = await clinic.patient();
  expect(await read(patientId)).toMatchObject({ sex: null, bipolarHistory: null, medicines: null });
  await changeBackground(coordinator, patientId, { sex: "female", bipolar: true }, now);
  expect(await read(patientId)).toMatchObject({ sex: "female", bipolarHistory: true });
  await changeBackground(coordinator, patientId, { sex: null, bipolar: null }, now);
  expect(await read(patientId)).toMatchObject({ sex: null, bipolarHistory: null });
});

describe("the medicines list", () => {
  test("tells nobody asked from none, and keeps what is added in order", async () => {
    const patientId = await clinic.patient();
    await change(patientId, { do: "none" });
    expect(await read(patientId)).toMatchObject({ medicines: [] });
    await change(patientId, zolpidem);
    await change(patientId, { do: "add", name: "Sertraline 100 mg", class: "antidepressant" });
    const names = (await read(patientId))?.medicines?.map(({ name }) => name);
    expect(names).toEqual(["Zolpidem 5 mg", "Sertraline 100 mg"]);
    await change(patientId, { do: "remove", name: "zolpidem 5 MG" });
    expect((await read(patientId))?.medicines).toHaveLength(1);
  });

  test("keeps when each came and went, and by whom", async () => {
    const patientId = await clinic.patient();
    await change(patientId, zolpidem);
    await change(patientId, { do: "remove", name: "zolpidem 5 MG" });
    await change(patientId, { do: "none" });
    await change(patientId, { do: "remove", name: "Lorazepam" });
    const rows = await adminSql()`select at, staff_id, change, name, class from app.medicine_changes
      where patient_id = ${patientId} order by id`;
    const one = { at: now, staff_id: coordinator.staffId, name: "Zolpidem 5 mg", class: "sedative" };
    expect([...rows]).toEqual([
      { ...one, change: "added" },
      { ...one, change: "removed" },
    ]);
  });

  test("refuses what is there twice, not there, or one too many, and says what to do", async () => {
    const patientId = await clinic.patient();
    await change(patientId, zolpidem);
    const refused = (text: string) => ({
      kind: "not-allowed",
      field: "name",
      reason: expect.stringContaining(text),
    });
    expect(await change(patientId, { ...zolpidem, name: "ZOLPIDEM 5 mg" })).toEqual(
      refused("on the list already"),
    );
    expect(await change(patientId, { do: "none" })).toEqual(refused("remove those first"));
    expect(await change(patientId, { do: "remove", name: "Lorazepam" })).toEqual(refused("not on the list"));
    for (let i = 1; i < 40; i++) await change(patientId, { ...zolpidem, name: `Tablet ${i}` });
    expect(await change(patientId, { ...zolpidem, name: "One more" })).toEqual(refused("at most 40"));
  });

  test("loses nothing when two add at once", async () => {
    const patientId = await clinic.patient();
    await Promise.all(["A", "B", "C", "D"].map((name) => change(patientId, { ...zolpidem, name })));
    expect((await read(patientId))?.medicines).toHaveLength(4);
  });

  test("is what the next check-in is judged with", async () => {
    const [listed, unlisted] = [await clinic.patient(), await clinic.patient()];
    await change(listed, zolpidem);
    for (const patientId of [listed, unlisted]) {
      const entry = { "dj.kind": "scheduled", "dj.mg": 60, "dj.route": "sublingual", "dj.co": ["benzo"] };
      const identifier = `dose|${patientId}`;
      await recordCheckIn(
        clinic.intake,
        patientId,
        arrival("dose-journal", entry, now.toISOString(), { identifier }),
      );
    }
    const rows = await adminSql()`select patient_id, priority from app.flags where rule_id = 'CO-02'
      and patient_id in (${listed}, ${unlisted})`;
    const priorityOf = (id: string) => rows.find((row) => row.patient_id === id)?.priority;
    expect([priorityOf(listed), priorityOf(unlisted)]).toEqual(["low", "high"]);
  });
});

test("is for those who may, in their own clinic", async () => {
  const foreign = await (await makeClinic("Foreign")).patient();
  expect(await change(foreign, zolpidem)).toBeNull();
  expect(await read(foreign)).toBeNull();
  expect(await changeBackground(coordinator, foreign, { sex: "male", bipolar: null }, now)).toBeNull();
  await expect(changeMedicines(auditor, await clinic.patient(), zolpidem, now)).rejects.toThrow(
    "not permitted",
  );
});

test("a flag that became more pressing says by which numbers", async () => {
  const own = await makeClinic("Own numbers");
  const patientId = await own.patient();
  const send = (signals: readonly string[], at: string) => {
    const answers = Object.fromEntries(
      dependenceSignals.items.map(({ linkId }) => [linkId, signals.includes(linkId) ? 2 : 0]),
    );
    return recordCheckIn(own.intake, patientId, arrival("dependence-signals", answers, at));
  };
  const found = async () => {
    const flags = await exportFlags(await own.staff("clinician"), patientId, now);
    return flags?.rows.find(({ ruleId }) => ruleId === "DEP-02");
  };
  await send(["ds.time", "ds.role"], "2026-03-02T15:00:00Z");
  // As if an earlier version of the rule had raised it.
  await adminSql()`update app.flags set rule_version = 0, basis = null where patient_id = ${patientId}`;
  await send(["ds.time", "ds.people"], "2026-03-09T15:00:00Z");
  expect(await found()).toMatchObject({ ruleVersion: 0, basis: null, priority: "medium" });
  await send(["ds.time", "ds.role", "ds.people", "ds.harm"], "2026-03-16T15:00:00Z");
  const raised = await found();
  expect(raised).toMatchObject({ priority: "high", basis: { thresholdsVersion: 0 } });
  expect(raised && explain(raised, "America/New_York").judgedBy).toBe(
    "DEP-02 version 2, Heron's default numbers",
  );
});
