import { describe, expect, test } from "vitest";
import { recordCheckIn, recordCheckIns } from "@/db/commands/record-check-ins";
import { findCase } from "@/db/queries/find-case";
import { findTrend } from "@/db/queries/find-trend";
import { listQueue } from "@/db/queries/list-queue";
import { arrival, phq9Answers } from "@/tests/support/arrivals";
import { makeClinic } from "@/tests/support/clinics";
import { adminSql } from "@/tests/support/database";

const at = "2026-03-02T15:00:00Z";

describe("a check-in that says item 9 = 2", () => {
  test("is in the queue, quoted, and on the trend", async () => {
    const clinic = await makeClinic();
    const patientId = await clinic.patient();
    const clinician = await clinic.staff("clinician");

    const result = await recordCheckIn(
      clinic.intake,
      patientId,
      arrival("phq-9", phq9Answers(1, 1, 1, 1, 1, 1, 1, 1, 2), at),
    );
    expect(result).toMatchObject({ kind: "recorded", version: 1, fault: null });

    const queue = await listQueue(clinician, "open", null, new Date(at));
    expect(queue.rows).toHaveLength(1);
    expect(queue.rows[0]).toMatchObject({ patientId, priority: "high", status: "new", flagCount: 1 });
    expect(queue.rows[0]?.flags[0]?.ruleId).toBe("SUI-03");

    const found = await findCase(clinician, queue.rows[0]?.caseId ?? "");
    expect(found?.flags[0]?.evidence).toContainEqual(
      expect.objectContaining({ kind: "answer", linkId: "phq9.9", answer: "More than half the days" }),
    );
    const trend = await findTrend(clinician, patientId, new Date("2026-01-01"));
    expect(trend.series["phq-9/total"]?.map((point) => point.value)).toEqual([10]);
  });

  test("shows in the self-harm column without any rule", async () => {
    const clinic = await makeClinic();
    const patientId = await clinic.patient();
    const result = await recordCheckIn(
      clinic.intake,
      patientId,
      arrival("phq-9", phq9Answers(0, 0, 0, 0, 0, 0, 0, 0, 2), at),
    );
    const rows =
      await adminSql()`select self_harm from app.check_ins where clinic_id = ${clinic.clinicId} and id = ${result?.checkInId ?? ""}`;
    expect(rows[0]?.self_harm).toBe(2);
  });
});

describe("storing", () => {
  test("a resend answers with the first result and stores nothing", async () => {
    const clinic = await makeClinic();
    const patientId = await clinic.patient();
    const sent = arrival(
      "gad-7",
      { "gad7.1": 1, "gad7.2": 1, "gad7.3": 1, "gad7.4": 1, "gad7.5": 1, "gad7.6": 1, "gad7.7": 1 },
      at,
    );
    const first = await recordCheckIn(clinic.intake, patientId, sent);
    const second = await recordCheckIn(clinic.intake, patientId, sent);
    expect(second).toEqual({ kind: "resent", checkInId: first?.checkInId, version: 1 });
    const [count] =
      await adminSql()`select count(*)::int as n from app.check_ins where patient_id = ${patientId}`;
    expect(count?.n).toBe(1);
  });

  test("twenty resends at once store one check-in and one flag", async () => {
    const clinic = await makeClinic();
    const patientId = await clinic.patient();
    const sent = arrival("phq-9", phq9Answers(3, 3, 3, 3, 3, 3, 3, 3, 3), at, { idempotencyKey: "key-1" });
    const results = await Promise.all(
      Array.from({ length: 20 }, () => recordCheckIn(clinic.intake, patientId, sent)),
    );
    expect(results.filter((result) => result?.kind === "recorded")).toHaveLength(1);
    expect(new Set(results.map((result) => result?.checkInId)).size).toBe(1);
    const [flags] =
      await adminSql()`select count(*)::int as n, max(seen) as seen from app.flags where patient_id = ${patientId} and rule_id = 'SUI-02'`;
    expect(flags).toMatchObject({ n: 1, seen: 1 });
  });

  test("another check-in under the same identifier is refused, an amended one becomes version 2", async () => {
    const clinic = await makeClinic();
    const patientId = await clinic.patient();
    const clinician = await clinic.staff("clinician");
    const first = arrival("phq-9", phq9Answers(1, 1, 1, 1, 1, 1, 1, 1, 0), at, { identifier: "s|1" });
    const changed = arrival("phq-9", phq9Answers(2, 1, 1, 1, 1, 1, 1, 1, 0), at, { identifier: "s|1" });
    const stored = await recordCheckIn(clinic.intake, patientId, first);
    expect(await recordCheckIn(clinic.intake, patientId, changed)).toEqual({
      kind: "conflict",
      on: "identifier",
      checkInId: stored?.checkInId,
    });
    const amended = { ...changed, checkIn: { ...changed.checkIn, status: "amended" as const } };
    expect(await recordCheckIn(clinic.intake, patientId, amended)).toMatchObject({
      kind: "recorded",
      version: 2,
    });
    const trend = await findTrend(clinician, patientId, new Date("2026-01-01"));
    expect(trend.series["phq-9/total"]?.map((point) => point.value)).toEqual([9]);
  });

  test("another body under the same Idempotency-Key is refused and not stored", async () => {
    const clinic = await makeClinic();
    const patientId = await clinic.patient();
    const first = arrival("phq-9", phq9Answers(1, 1, 1, 1, 1, 1, 1, 1, 0), at, { idempotencyKey: "k" });
    const other = arrival("phq-9", phq9Answers(0, 1, 1, 1, 1, 1, 1, 1, 0), at, { idempotencyKey: "k" });
    const stored = await recordCheckIn(clinic.intake, patientId, first);
    expect(await recordCheckIn(clinic.intake, patientId, other)).toEqual({
      kind: "conflict",
      on: "idempotency-key",
      checkInId: stored?.checkInId,
    });
    const [count] =
      await adminSql()`select count(*)::int as n from app.check_ins where patient_id = ${patientId}`;
    expect(count?.n).toBe(1);
  });

  test("a patient of another clinic is no patient, and nothing is stored", async () => {
    const [clinic, other] = await Promise.all([makeClinic("A"), makeClinic("B")]);
    const foreign = await other.patient();
    expect(
      await recordCheckIn(
        clinic.intake,
        foreign,
        arrival("phq-9", phq9Answers(0, 0, 0, 0, 0, 0, 0, 0, 3), at),
      ),
    ).toBeNull();
    const [count] =
      await adminSql()`select count(*)::int as n from app.check_ins where patient_id = ${foreign}`;
    expect(count?.n).toBe(0);
  });

  test("many check-ins of one patient at once leave one open case with all their flags", async () => {
    const clinic = await makeClinic();
    const patientId = await clinic.patient();
    const weekly = Array.from({ length: 8 }, (_, week) =>
      arrival("phq-9", phq9Answers(1, 1, 1, 1, 1, 1, 1, 1, 2), `2026-03-0${week + 1}T15:00:00Z`),
    );
    await Promise.all(weekly.map((one) => recordCheckIn(clinic.intake, patientId, one)));
    const [cases] =
      await adminSql()`select count(*)::int as n from app.cases where patient_id = ${patientId} and status <> 'closed'`;
    const [flags] =
      await adminSql()`select sum(seen)::int as seen, count(*)::int as n from app.flags where patient_id = ${patientId} and rule_id = 'SUI-03'`;
    expect(cases?.n).toBe(1);
    expect(flags).toMatchObject({ n: 1, seen: 8 });
  });

  test("several check-ins in one call give what they give one by one", async () => {
    const clinic = await makeClinic();
    const [together, apart] = [await clinic.patient(), await clinic.patient()];
    const arrivals = [5, 12, 20, 22, 9].map((total, week) => {
      const items = Array.from({ length: 8 }, (_, i) => Math.max(0, Math.min(3, total - i * 3)));
      return arrival(
        "phq-9",
        phq9Answers(...items, 0),
        `2026-03-${String(2 + week * 7).padStart(2, "0")}T15:00:00Z`,
      );
    });
    await recordCheckIns(clinic.intake, together, arrivals);
    for (const one of arrivals)
      await recordCheckIn(clinic.intake, apart, { ...one, identifier: `apart|${one.identifier}` });
    const flagsOf = (id: string) =>
      adminSql()`select rule_id, priority, seen from app.flags where patient_id = ${id} order by rule_id`;
    const standingOf = (id: string) =>
      adminSql()`select open_rank, open_flags, deterioration, phq9, baseline, sparkline from app.standings where patient_id = ${id}`;
    expect([...(await flagsOf(together))]).toEqual([...(await flagsOf(apart))]);
    expect([...(await standingOf(together))]).toEqual([...(await standingOf(apart))]);
  });
});
