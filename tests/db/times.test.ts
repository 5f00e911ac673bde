import { describe, expect, test } from "vitest";
import { recordCheckIn } from "@/db/commands/record-check-ins";
import type { Answers } from "@/domain/instruments/instrument";
import { arrival, phq9Answers } from "@/tests/support/arrivals";
import { makeClinic } from "@/tests/support/clinics";
import { adminSql } from "@/tests/support/database";

const clinic = await makeClinic();
const calm = (first = 0) => phq9Answers(first, 1, 1, 1, 1, 1, 1, 1, 0);

function send(patientId: string, instrument: string, answers: Answers, at: string, receivedAt?: string) {
  const sent = arrival(instrument, answers, at);
  return recordCheckIn(clinic.intake, patientId, {
    ...sent,
    receivedAt: receivedAt ? new Date(receivedAt) : sent.receivedAt,
  });
}

async function standingOf(patientId: string) {
  const [row] = await adminSql()`select phq9->>'value' as phq9, previous, last_check_in_at, next_due_on
    from app.standings where patient_id = ${patientId}`;
  return row;
}

async function firstDoseOf(patientId: string) {
  const [row] =
    await adminSql()`select first_dose_on::text as on from app.care_episodes where patient_id = ${patientId}`;
  return row?.on ?? null;
}

describe("a sender whose clock runs ahead", () => {
  test("does not put off the deadline: it runs from when the check-in arrived", async () => {
    const patientId = await clinic.patient();
    const arrivedAt = "2026-03-02T15:00:00.000Z";
    await send(patientId, "phq-9", phq9Answers(0, 0, 0, 0, 0, 0, 0, 0, 3), "2026-03-03T14:00:00Z", arrivedAt);
    const [row] =
      await adminSql()`select c.due_at, f.answered_at from app.cases c join app.flags f on f.case_id = c.id
        where c.patient_id = ${patientId}`;
    expect(row?.due_at.toISOString()).toBe("2026-03-02T16:00:00.000Z");
    expect(row?.answered_at.toISOString()).toBe(arrivedAt);
    expect(await standingOf(patientId)).toMatchObject({ phq9: "3" });
  });
});

describe("a check-in that arrives late", () => {
  test("does not become the latest score, and the last check-in does not go back", async () => {
    const patientId = await clinic.patient();
    await send(patientId, "phq-9", calm(3), "2026-02-02T15:00:00Z");
    await send(patientId, "phq-9", calm(1), "2026-03-02T15:00:00Z");
    await send(patientId, "mood-daily", { "md.mood": 6 }, "2026-03-04T15:00:00Z");
    const before = await standingOf(patientId);
    expect(before).toMatchObject({ phq9: "8", previous: 10 });
    await send(patientId, "phq-9", calm(0), "2026-02-16T15:00:00Z", "2026-03-05T15:00:00Z");
    expect(await standingOf(patientId)).toEqual({ ...before, previous: 7 });
    await send(patientId, "mood-daily", { "md.mood": 5 }, "2026-02-01T15:00:00Z", "2026-03-05T15:00:00Z");
    expect(await standingOf(patientId)).toEqual({ ...before, previous: 7 });
  });
});

describe("the first dose", () => {
  const dose = (kind: string) => ({ "dj.kind": kind, "dj.mg": 60 });

  test("is moved back by an earlier one told of later, and not by a later one", async () => {
    const patientId = await clinic.patient();
    await send(patientId, "dose-journal", dose("scheduled"), "2026-01-14T15:00:00Z");
    expect(await firstDoseOf(patientId)).toBe("2026-01-14");
    await send(patientId, "dose-journal", dose("scheduled"), "2026-01-11T15:00:00Z", "2026-01-15T15:00:00Z");
    expect(await firstDoseOf(patientId)).toBe("2026-01-11");
    await send(patientId, "dose-journal", dose("extra"), "2026-01-17T15:00:00Z");
    expect(await firstDoseOf(patientId)).toBe("2026-01-11");
  });

  test("is one whose kind was left out, where something was taken", async () => {
    const patientId = await clinic.patient();
    await send(patientId, "dose-journal", { "dj.mg": 60 }, "2026-01-14T15:00:00Z");
    expect(await firstDoseOf(patientId)).toBe("2026-01-14");
  });

  test.each([
    ["skipped", dose("skipped"), "2026-01-14T15:00:00Z"],
    ["of no kind and tells nothing taken", { "dj.left": 3 }, "2026-01-14T15:00:00Z"],
    ["taken before care started", dose("scheduled"), "2025-12-30T15:00:00Z"],
    [
      "said to be taken in another century",
      { ...dose("scheduled"), "dj.at": "2062-01-14T15:00:00Z" },
      "2026-01-14T15:00:00Z",
    ],
  ])("is not one that was %s", async (_, answers, at) => {
    const patientId = await clinic.patient();
    await send(patientId, "dose-journal", answers, at);
    expect(await firstDoseOf(patientId)).toBeNull();
  });
});
