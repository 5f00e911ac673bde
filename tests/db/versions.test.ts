import { describe, expect, test } from "vitest";
import { recordCheckIn } from "@/db/commands/record-check-ins";
import { contentHash, contentIdentifier } from "@/db/content-hash";
import { findTrend } from "@/db/queries/find-trend";
import { listJournal } from "@/db/queries/list-journal";
import type { CheckIn } from "@/domain/check-in";
import type { Answers } from "@/domain/instruments/instrument";
import { arrival, phq9Answers } from "@/tests/support/arrivals";
import { makeClinic } from "@/tests/support/clinics";
import { adminSql } from "@/tests/support/database";

const clinic = await makeClinic();
const clinician = await clinic.staff("clinician");
const monday = "2026-03-02T15:00:00Z";
const later = "2026-03-02T15:10:00Z";

type Sent = { status: CheckIn["status"]; answers: Answers; at?: string; identifier?: string | null };

/** Sends as the door does: hash and identifier from the content, unless there is an identifier. */
function send(patientId: string, { status, answers, at = monday, identifier = "s|1" }: Sent) {
  const plain = arrival("phq-9", answers, at);
  const checkIn = { ...plain.checkIn, status };
  return recordCheckIn(clinic.intake, patientId, {
    ...plain,
    checkIn,
    contentHash: contentHash(patientId, checkIn),
    identifier: identifier ? `${identifier}-${patientId}` : contentIdentifier(patientId, checkIn),
  });
}

const flagsOf = async (patientId: string) =>
  (await adminSql()`select rule_id from app.flags where patient_id = ${patientId} order by rule_id`).map(
    (row) => row.rule_id,
  );

async function totalsOf(patientId: string) {
  const { series } = await findTrend(clinician, patientId, new Date("2026-01-01"));
  return (series["phq-9/total"] ?? []).map((point) => point.value);
}

async function standingOf(patientId: string) {
  const [row] = await adminSql()`select phq9->>'value' as phq9, baseline, previous from app.standings
    where patient_id = ${patientId}`;
  return row;
}

async function versionsOf(patientId: string) {
  const rows = await adminSql()`select version, status, superseded from app.check_ins
    where patient_id = ${patientId} order by version`;
  return rows.map(
    ({ version, status, superseded }) => `${version} ${status}${superseded ? " replaced" : ""}`,
  );
}

const half = phq9Answers(1, 1, 1, null, null, null, null, null, null);
const whole = (ninth: number, first = 1) => phq9Answers(first, 1, 1, 1, 1, 1, 1, 1, ninth);

describe("a check-in that is begun and then finished", () => {
  test.each(["completed", "amended", "stopped"] as const)("is stored and judged as %s", async (status) => {
    const patientId = await clinic.patient();
    expect(await send(patientId, { status: "in-progress", answers: half })).toMatchObject({ version: 1 });
    const done = await send(patientId, { status, answers: whole(3), at: later });
    expect(done).toMatchObject({ kind: "recorded", version: 2, fault: null });
    expect(await flagsOf(patientId)).toContain("SUI-02");
    expect(await totalsOf(patientId)).toEqual([11]);
    expect(await versionsOf(patientId)).toEqual(["1 in-progress replaced", `2 ${status}`]);
  });

  test("without an identifier and with the same answers it is finished, not a resend", async () => {
    const patientId = await clinic.patient();
    await send(patientId, { status: "in-progress", answers: whole(0), identifier: null });
    expect(await totalsOf(patientId)).toEqual([]);
    expect(await standingOf(patientId)).toMatchObject({ phq9: null, baseline: null });
    const done = await send(patientId, { status: "completed", answers: whole(0), identifier: null });
    expect(done).toMatchObject({ kind: "recorded", version: 2 });
    expect(await versionsOf(patientId)).toEqual(["1 in-progress replaced", "2 completed"]);
    expect(await totalsOf(patientId)).toEqual([8]);
    expect(await standingOf(patientId)).toMatchObject({ phq9: "8", baseline: 8 });
  });

  test("is judged for safety while it is being answered, and what arrives late does not undo the end", async () => {
    const patientId = await clinic.patient();
    await send(patientId, { status: "in-progress", answers: { ...half, "phq9.9": 2 } });
    expect(await flagsOf(patientId)).toEqual(["SUI-03"]);
    await send(patientId, { status: "completed", answers: whole(2), at: later });
    await send(patientId, { status: "in-progress", answers: { ...half, "phq9.4": 3, "phq9.9": 3 } });
    expect(await versionsOf(patientId)).toEqual([
      "1 in-progress replaced",
      "2 completed",
      "3 in-progress replaced",
    ]);
    expect(await flagsOf(patientId)).toContain("SUI-02");
    expect(await totalsOf(patientId)).toEqual([10]);
  });
});

describe("a correction", () => {
  test("that arrives before what it corrects keeps its place, and the original is still judged for safety", async () => {
    const patientId = await clinic.patient();
    await send(patientId, { status: "amended", answers: whole(0) });
    expect(await flagsOf(patientId)).toEqual([]);
    const original = await send(patientId, { status: "completed", answers: whole(3) });
    expect(original).toMatchObject({ kind: "recorded", version: 2 });
    expect(await versionsOf(patientId)).toEqual(["1 amended", "2 completed replaced"]);
    expect(await flagsOf(patientId)).toEqual(["SUI-02"]);
    expect(await totalsOf(patientId)).toEqual([8]);
    expect(await standingOf(patientId)).toMatchObject({ phq9: "8", previous: null });
  });

  test("takes the place of the original in the standing, in what rules read and in the journal", async () => {
    const patientId = await clinic.patient();
    await send(patientId, { status: "completed", answers: whole(0, 3) });
    await send(patientId, { status: "amended", answers: whole(0, 0) });
    expect(await standingOf(patientId)).toMatchObject({ phq9: "7", previous: null, baseline: 7 });
    await send(patientId, {
      status: "completed",
      answers: whole(0),
      at: "2026-03-09T15:00:00Z",
      identifier: "s|2",
    });
    expect(await standingOf(patientId)).toMatchObject({ phq9: "8", previous: 7, baseline: 7 });
    const { entries } = await listJournal(clinician, patientId, null);
    const told = entries.flatMap((one) => (one.kind === "check-in" ? [[one.status, one.superseded]] : []));
    expect(told).toContainEqual(["completed", true]);
    expect(told).toContainEqual(["amended", false]);
  });

  test("of a correction counts by when it was made, whatever order they arrive in", async () => {
    const patientId = await clinic.patient();
    await send(patientId, { status: "completed", answers: whole(0) });
    await send(patientId, { status: "amended", answers: whole(0, 3), at: "2026-03-02T17:00:00Z" });
    await send(patientId, { status: "amended", answers: whole(0, 2), at: "2026-03-02T16:00:00Z" });
    expect(await versionsOf(patientId)).toEqual(["1 completed replaced", "2 amended", "3 amended replaced"]);
    expect(await totalsOf(patientId)).toEqual([10]);
  });
});

test("a resend of any version gets that version's first result", async () => {
  const patientId = await clinic.patient();
  const first = { status: "completed", answers: whole(0) } as const;
  const second = { status: "amended", answers: whole(1) } as const;
  const [one, two] = [await send(patientId, first), await send(patientId, second)];
  expect(await send(patientId, first)).toEqual({ kind: "resent", checkInId: one?.checkInId, version: 1 });
  expect(await send(patientId, second)).toEqual({ kind: "resent", checkInId: two?.checkInId, version: 2 });
});

test("finished twice with different answers stays a mistake of the sender", async () => {
  const patientId = await clinic.patient();
  await send(patientId, { status: "completed", answers: whole(0) });
  expect(await send(patientId, { status: "completed", answers: whole(3) })).toMatchObject({
    kind: "conflict",
  });
});

test("one person's identifier is never another's version", async () => {
  const [one, other] = [await clinic.patient(), await clinic.patient()];
  const sent = { ...arrival("phq-9", whole(0), monday), identifier: "shared" };
  await recordCheckIn(clinic.intake, one, sent);
  const amended = { ...sent, checkIn: { ...sent.checkIn, status: "amended" as const }, contentHash: "x" };
  expect(await recordCheckIn(clinic.intake, other, amended)).toMatchObject({ kind: "conflict" });
});
