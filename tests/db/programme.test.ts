import { beforeAll, describe, expect, test } from "vitest";
import { claimCase } from "@/db/commands/claim-case";
import { lookAtCase } from "@/db/commands/look-at-case";
import { recordCheckIn } from "@/db/commands/record-check-ins";
import { exportProgramme } from "@/db/queries/export-programme";
import { findProgramme } from "@/db/queries/find-programme";
import { NotPermitted, type Viewer } from "@/domain/access";
import { medianRanks } from "@/domain/programme";
import { arrival, phq9Answers } from "@/tests/support/arrivals";
import { makeClinic, type TestClinic } from "@/tests/support/clinics";
import { adminSql } from "@/tests/support/database";

let own: TestClinic;
let ana: Viewer;
let foreign: TestClinic;

const now = new Date("2026-06-20T16:00:00Z");

/** Nine answers that add up to a total below 19, none of them about self-harm. */
function answersOf(total: number) {
  return phq9Answers(...Array.from({ length: 8 }, (_, i) => Math.min(3, Math.max(0, total - 3 * i))), 0);
}

async function tell(clinic: TestClinic, patientId: string, total: number, at: string): Promise<void> {
  await recordCheckIn(clinic.intake, patientId, arrival("phq-9", answersOf(total), at));
}

async function caseOf(patientId: string): Promise<string> {
  const [row] =
    await adminSql()`select id from app.cases where patient_id = ${patientId} order by opened_at limit 1`;
  return row?.id;
}

async function monthOf(month: string, viewer = ana, at = now) {
  return (await findProgramme(viewer, at)).find((one) => one.month === `${month}-01`);
}

beforeAll(async () => {
  [own, foreign] = [await makeClinic("Own"), await makeClinic("Foreign")];
  ana = await own.staff("clinician");
  // From 16: responds in February, remits in March, and says nothing more.
  const one = await own.patient();
  await tell(own, one, 16, "2026-01-05T16:00:00Z");
  await tell(own, one, 15, "2026-02-02T16:00:00Z");
  await tell(own, one, 8, "2026-02-20T16:00:00Z");
  await tell(own, one, 4, "2026-03-02T16:00:00Z");
  // From 8: reliably worse in February, and still answers in June.
  const two = await own.patient();
  await tell(own, two, 8, "2026-01-05T16:00:00Z");
  await tell(own, two, 14, "2026-02-02T16:00:00Z");
  await tell(own, two, 8, "2026-06-18T16:00:00Z");
  // The last hour of January in New York is February in UTC.
  const three = await own.patient();
  await tell(own, three, 18, "2026-01-05T16:00:00Z");
  await tell(own, three, 9, "2026-02-01T04:30:00Z");
  // Registered, and never heard from.
  await own.patient({ startedOn: "2026-02-10" });
  // Cared for until the end that was agreed on.
  const five = await own.patient();
  await tell(own, five, 12, "2026-01-05T16:00:00Z");
  await adminSql()`update app.care_episodes set ended_on = '2026-02-14' where patient_id = ${five}`;
});

describe("the programme", () => {
  test("has the last twelve months, the present one last, and nothing in those before anybody came", async () => {
    const months = await findProgramme(ana, now);
    expect(months.map(({ month }) => month)).toEqual([
      ...["2025-07", "2025-08", "2025-09", "2025-10", "2025-11", "2025-12"].map((one) => `${one}-01`),
      ...["2026-01", "2026-02", "2026-03", "2026-04", "2026-05", "2026-06"].map((one) => `${one}-01`),
    ]);
    expect(months[0]).toMatchObject({ inCare: 0, compared: 0, flags: 0, cases: 0 });
  });

  test("counts response, remission and worsening by the last score of the clinic's month, from after the baseline", async () => {
    expect(await monthOf("2026-01")).toMatchObject({
      compared: 1,
      begun: 1,
      responded: 1,
      remitted: 0,
      worse: 0,
    });
    expect(await monthOf("2026-02")).toMatchObject({
      compared: 2,
      begun: 1,
      responded: 1,
      remitted: 0,
      worse: 1,
    });
    expect(await monthOf("2026-03")).toMatchObject({
      compared: 1,
      begun: 1,
      responded: 1,
      remitted: 1,
      worse: 0,
    });
    expect(await monthOf("2026-04")).toMatchObject({ compared: 0, begun: 0 });
    expect(await monthOf("2026-06")).toMatchObject({ compared: 1, begun: 0, worse: 0 });
  });

  test("counts who is in care and who stopped; who ended care as agreed did not", async () => {
    expect(await monthOf("2026-01")).toMatchObject({ inCare: 4, stopped: 1 });
    expect(await monthOf("2026-02")).toMatchObject({ inCare: 3, stopped: 1 });
    expect(await monthOf("2026-03")).toMatchObject({ inCare: 2, stopped: 1 });
    expect(await monthOf("2026-04")).toMatchObject({ inCare: 1, stopped: 0 });
    expect(await monthOf("2026-03", ana, new Date("2026-03-31T16:00:00Z"))).toMatchObject({ stopped: 0 });
  });

  test("counts flags and cases, and how long they waited for the first look", async () => {
    const clinic = await makeClinic("Alarmed");
    const viewer = await clinic.staff("clinician");
    const waits = [4, 30, 45, 60, 90, 200, 2000];
    for (const [i, minutes] of waits.entries()) {
      const patientId = await clinic.patient();
      const at = `2026-03-0${i + 1}T15:00:00Z`;
      const answers = phq9Answers(2, 2, 2, 2, 2, 2, 2, 2, 2);
      await recordCheckIn(clinic.intake, patientId, arrival("phq-9", answers, at));
      const looked = new Date(Date.parse(at) + 1000 + minutes * 60_000);
      const caseId = await caseOf(patientId);
      if (i % 2 === 0) await lookAtCase(viewer, caseId, looked);
      else await claimCase(viewer, caseId, looked);
    }
    const unseen = await clinic.patient();
    const answers = phq9Answers(2, 2, 2, 2, 2, 2, 2, 2, 2);
    await recordCheckIn(clinic.intake, unseen, arrival("phq-9", answers, "2026-03-09T15:00:00Z"));
    const month = await monthOf("2026-03", viewer);
    const flags =
      await adminSql()`select count(*)::int as n from app.flags where clinic_id = ${clinic.clinicId}`;
    expect(month).toMatchObject({ cases: 8, pressing: 8, casePatients: 8, flags: flags[0]?.n });
    expect(month?.otherWait).toMatchObject({ cases: 0, looked: 0, median: null });
    const { pressingWait } = month ?? {};
    const ordered = [...waits, null];
    const ranks = medianRanks(8);
    expect(pressingWait).toMatchObject({ cases: 8, looked: 7, withinDay: 6, ninth: null });
    expect(pressingWait?.median).toBeCloseTo(60, 3);
    expect(pressingWait?.medianLow).toBeCloseTo(ordered[(ranks?.low ?? 0) - 1] ?? Number.NaN, 3);
    expect(pressingWait?.medianHigh ?? null).toBe(ordered[(ranks?.high ?? 0) - 1] ?? null);
  });

  test("counts the wait of a case that became urgent later from then, not from its opening", async () => {
    const clinic = await makeClinic("Escalated");
    const viewer = await clinic.staff("clinician");
    const patientId = await clinic.patient();
    await tell(clinic, patientId, 8, "2026-02-23T15:00:00Z");
    await tell(clinic, patientId, 14, "2026-03-02T15:00:00Z");
    const caseId = await caseOf(patientId);
    const [opened] = await adminSql()`select priority from app.cases where id = ${caseId}`;
    expect(["medium", "low"]).toContain(opened?.priority);
    await lookAtCase(viewer, caseId, new Date("2026-03-02T16:00:00Z"));
    const answers = phq9Answers(2, 2, 2, 2, 2, 2, 2, 2, 3);
    await recordCheckIn(clinic.intake, patientId, arrival("phq-9", answers, "2026-03-09T15:00:00Z"));
    await lookAtCase(viewer, caseId, new Date("2026-03-09T15:30:01Z"));
    const wait = (await monthOf("2026-03", viewer))?.pressingWait;
    expect(wait).toMatchObject({ cases: 1, looked: 1, withinDay: 1, medianLow: null });
    expect(wait?.median).toBeCloseTo(30, 1);
  });

  test("counts nothing of another clinic", async () => {
    const stranger = await foreign.staff("administrator");
    for (const month of await findProgramme(stranger, now)) {
      expect(month).toMatchObject({ inCare: 0, compared: 0, flags: 0, cases: 0 });
    }
  });

  test("is for clinicians and administrators, and taking it away is on record", async () => {
    for (const role of ["coordinator", "auditor"] as const) {
      await expect(findProgramme(await own.staff(role), now)).rejects.toThrow(NotPermitted);
      await expect(exportProgramme(await own.staff(role), now)).rejects.toThrow(NotPermitted);
    }
    const dana = await own.staff("administrator");
    expect(await exportProgramme(dana, now)).toEqual(await findProgramme(ana, now));
    const audited =
      await adminSql()`select action from app.audit_events where clinic_id = ${own.clinicId} and actor_id = ${dana.staffId}`;
    expect(audited.map((one) => one.action)).toEqual(["programme-exported"]);
  });
});
