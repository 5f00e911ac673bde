import { beforeEach, describe, expect, test, vi } from "vitest";
import { claimCase } from "@/db/commands/claim-case";
import { closeCase, type Disposition } from "@/db/commands/close-case";
import { noteCase } from "@/db/commands/note-case";
import { recordCheckIn } from "@/db/commands/record-check-ins";
import { releaseCase } from "@/db/commands/release-case";
import { reopenCase } from "@/db/commands/reopen-case";
import { findCase } from "@/db/queries/find-case";
import { findUrgent } from "@/db/queries/find-urgent";
import { listCaseload } from "@/db/queries/list-caseload";
import { listQueue } from "@/db/queries/list-queue";
import type { Viewer } from "@/domain/access";
import { arrival, phq9Answers } from "@/tests/support/arrivals";
import { makeClinic, type TestClinic } from "@/tests/support/clinics";
import { adminSql } from "@/tests/support/database";

const now = new Date("2026-03-02T16:00:00Z");
const later = new Date("2026-03-02T17:00:00Z");
const disposition: Disposition = {
  outcome: "contacted-safe",
  note: null,
  riskAssessed: true,
  seenVersion: null,
};

vi.stubEnv("AUTH_SECRET", "a secret of the tests, long enough to be one");

let clinic: TestClinic;
let patientId: string;
let ana: Viewer;
let ben: Viewer;
let caseId: string;

beforeEach(async () => {
  clinic = await makeClinic();
  patientId = await clinic.patient();
  [ana, ben] = await Promise.all([clinic.staff("clinician"), clinic.staff("coordinator")]);
  caseId = await answer(2, "2026-03-02T15:00:00Z");
});

/** A PHQ-9 with this answer to item 9; returns the patient's open case. */
async function answer(item9: number, at: string): Promise<string> {
  await recordCheckIn(
    clinic.intake,
    patientId,
    arrival("phq-9", phq9Answers(1, 1, 1, 1, 1, 1, 1, 1, item9), at),
  );
  const queue = await listQueue(ana, "open", null, now);
  return queue.rows.find((row) => row.patientId === patientId)?.caseId ?? "";
}

describe("claiming", () => {
  test("of many who claim at once one wins, and the others are told who did", async () => {
    const people = await Promise.all(Array.from({ length: 8 }, () => clinic.staff("coordinator")));
    const results = await Promise.all(people.map((person) => claimCase(person, caseId, now)));
    const winners = results.flatMap((result) => (result?.kind === "claimed" ? [result.case.owner] : []));
    expect(winners).toHaveLength(1);
    const losers = results.flatMap((result) => (result?.kind === "taken" ? [result.by] : []));
    expect(new Set(losers)).toEqual(new Set(winners));
    const [events] =
      await adminSql()`select count(*)::int as n from app.triage_events where case_id = ${caseId} and kind = 'claimed'`;
    expect(events?.n).toBe(1);
  });

  test("again by its owner is no second claim", async () => {
    await claimCase(ana, caseId, now);
    expect(await claimCase(ana, caseId, later)).toMatchObject({ kind: "claimed" });
    const found = await findCase(ana, caseId);
    expect(found?.events.filter((event) => event.kind === "claimed")).toHaveLength(1);
  });

  test("is given back by its owner only, and the case returns to the queue", async () => {
    await claimCase(ana, caseId, now);
    expect(await releaseCase(ben, caseId, later)).toMatchObject({ kind: "taken", by: ana.displayName });
    expect(await releaseCase(ana, caseId, later)).toMatchObject({
      kind: "released",
      case: { status: "returned" },
    });
    expect((await listQueue(ben, "unclaimed", null, now)).rows.map((row) => row.caseId)).toEqual([caseId]);
  });
});

test("a case's timeline begins with its opening, though its flags were raised in the same moment", async () => {
  const kinds = (await findCase(ana, caseId))?.events.map((event) => event.kind);
  expect(kinds?.[0]).toBe("opened");
  expect(kinds?.slice(1)).toContain("raised");
});

describe("a colleague's case", () => {
  test("can be taken over, which its timeline and the audit tell", async () => {
    await claimCase(ana, caseId, now);
    expect(await claimCase(ben, caseId, later)).toMatchObject({ kind: "taken", by: ana.displayName });
    expect(await claimCase(ben, caseId, later, { takeOver: true })).toMatchObject({
      kind: "claimed",
      case: { ownerId: ben.staffId, owner: ben.displayName },
    });
    expect((await findCase(ana, caseId))?.events.at(-1)).toMatchObject({
      kind: "taken-over",
      by: ben.displayName,
      detail: { from: ana.displayName },
    });
    const [audited] =
      await adminSql()`select actor_id, detail from app.audit_events where subject_id = ${caseId} and action = 'case-taken-over'`;
    expect(audited).toEqual({ actor_id: ben.staffId, detail: { from: ana.staffId } });
    expect(await closeCase(ben, caseId, disposition, later)).toMatchObject({ kind: "closed" });
  });

  test("is not taken over once closed", async () => {
    await closeCase(ana, caseId, disposition, now);
    expect(await claimCase(ben, caseId, later, { takeOver: true })).toMatchObject({
      kind: "closed-already",
    });
  });

  test("is nobody's once the colleague has left: unclaimed, counted, and anyone's to work", async () => {
    await answer(3, "2026-03-02T15:30:00Z");
    await claimCase(ana, caseId, now);
    expect(await findUrgent(ben, now)).toMatchObject({ open: 1, unclaimed: 0, first: null });
    expect((await listQueue(ben, "unclaimed", null, now)).rows).toEqual([]);
    await adminSql()`update app.memberships set ended_at = ${now} where staff_id = ${ana.staffId}`;
    const queue = await listQueue(ben, "unclaimed", null, now);
    expect(queue.rows).toMatchObject([{ caseId, owner: null, ownerId: null }]);
    expect(queue.counts.unclaimed).toBe(1);
    expect(await findUrgent(ben, now)).toMatchObject({ open: 1, unclaimed: 1, first: { caseId } });
    expect(await findCase(ben, caseId)).toMatchObject({ owner: null, ownerId: null });
    expect(await claimCase(ben, caseId, later)).toMatchObject({ kind: "claimed" });
    expect((await findCase(ben, caseId))?.events.at(-1)).toMatchObject({
      kind: "claimed",
      by: ben.displayName,
    });
  });
});

describe("closing", () => {
  test("needs an outcome that fits: a message left does not close a high case, a safety flag asks for the assessment", async () => {
    const left = { ...disposition, outcome: "left-message" as const };
    expect(await closeCase(ana, caseId, left, now)).toMatchObject({ kind: "not-allowed", field: "outcome" });
    const unassessed = { ...disposition, riskAssessed: null };
    expect(await closeCase(ana, caseId, unassessed, now)).toMatchObject({
      kind: "not-allowed",
      field: "riskAssessed",
    });
    const bare = { ...disposition, outcome: "no-action-needed" as const };
    expect(await closeCase(ana, caseId, bare, now)).toMatchObject({ kind: "not-allowed", field: "note" });
    expect((await findCase(ana, caseId))?.status).toBe("new");
  });

  test("ends every open flag, and is on the timeline, in the audit and off the queue", async () => {
    expect(
      await closeCase(ana, caseId, { ...disposition, note: "Called, plan in place." }, now),
    ).toMatchObject({ kind: "closed" });
    const found = await findCase(ben, caseId);
    expect(found).toMatchObject({ status: "closed", outcome: "contacted-safe", owner: ana.displayName });
    expect(found?.flags.every((flag) => flag.closedAt !== null)).toBe(true);
    expect(found?.events.at(-1)).toMatchObject({
      kind: "closed",
      by: ana.displayName,
      detail: { note: "Called, plan in place.", riskAssessed: true },
    });
    expect((await listQueue(ana, "open", null, now)).rows).toEqual([]);
    expect((await listQueue(ana, "done", null, later)).rows.map((row) => row.caseId)).toEqual([caseId]);
    const [audited] =
      await adminSql()`select count(*)::int as n from app.audit_events where subject_id = ${caseId} and action = 'case-closed'`;
    expect(audited?.n).toBe(1);
    const caseload = await listCaseload(
      ana,
      { sort: "deterioration", filters: { case: "none" } },
      null,
      later,
    );
    expect(caseload.rows[0]).toMatchObject({
      patientId,
      openCase: null,
      standing: { openFlags: 0 },
    });
  });

  test("is refused to anyone but the owner of a claimed case", async () => {
    await claimCase(ana, caseId, now);
    expect(await closeCase(ben, caseId, disposition, later)).toMatchObject({
      kind: "taken",
      by: ana.displayName,
    });
  });

  test("is refused when it was closed already: no note is thrown away", async () => {
    const closing = { ...disposition, note: "Called, plan in place." };
    await closeCase(ana, caseId, closing, now);
    for (const [by, again] of [
      [ben, closing],
      [ana, { ...closing, note: "Called again." }],
      [ana, { ...closing, outcome: "visit-booked" as const }],
    ] as const) {
      expect(await closeCase(by, caseId, again, later)).toMatchObject({ kind: "closed-already" });
    }
    expect((await findCase(ana, caseId))?.events.filter((event) => event.kind === "closed")).toHaveLength(1);
  });

  test("sent twice by the same person is closed once", async () => {
    await closeCase(ana, caseId, disposition, now);
    expect(await closeCase(ana, caseId, disposition, later)).toMatchObject({ kind: "closed" });
    expect((await findCase(ana, caseId))?.events.filter((event) => event.kind === "closed")).toHaveLength(1);
  });

  test("is refused when an answer came in since the case was looked at", async () => {
    const seen = (await findCase(ana, caseId))?.version ?? 0;
    await answer(3, "2026-03-02T15:30:00Z");
    const result = await closeCase(ana, caseId, { ...disposition, seenVersion: seen }, later);
    expect(result).toMatchObject({ kind: "changed" });
    expect((await findCase(ana, caseId))?.status).toBe("new");
  });

  test("never leaves an answer on a closed case: what arrives meanwhile opens a new one", async () => {
    for (let round = 0; round < 10; round += 1) {
      const at = new Date(Date.parse("2026-03-03T15:00:00Z") + round * 3_600_000);
      const open = await answer(3, at.toISOString());
      const arriving = recordCheckIn(
        clinic.intake,
        patientId,
        arrival(
          "phq-9",
          phq9Answers(1, 1, 1, 1, 1, 1, 1, 1, 3),
          new Date(at.getTime() + 60_000).toISOString(),
        ),
      );
      await Promise.all([closeCase(ana, open, disposition, new Date(at.getTime() + 61_000)), arriving]);
    }
    const [stray] =
      await adminSql()`select count(*)::int as n from app.flags f join app.cases c on c.id = f.case_id
      where f.patient_id = ${patientId} and f.closed_at is null and c.status = 'closed'`;
    expect(stray?.n).toBe(0);
  });
});

test("done holds the clinic's day, counted, and can be read on", async () => {
  await closeCase(ana, caseId, disposition, new Date("2026-03-03T04:59:00Z"));
  const [own] = await adminSql()`select * from app.cases where id = ${caseId}`;
  await adminSql()`insert into app.cases (clinic_id, id, patient_id, status, priority, due_at, opened_at, answered_at, closed_at, closed_by, owner_id, outcome)
    select clinic_id, gen_random_uuid(), patient_id, 'closed', priority, due_at, opened_at, answered_at, '2026-03-03T05:00:00Z', closed_by, owner_id, outcome
    from app.cases, generate_series(1, 60) where id = ${own?.id}`;
  const evening = new Date("2026-03-03T23:00:00Z");
  const first = await listQueue(ana, "done", null, evening);
  const second = await listQueue(ana, "done", first.next, evening);
  expect([first.rows.length, second.rows.length, second.next]).toEqual([50, 10, null]);
  const ids = [...first.rows, ...second.rows].map((row) => row.caseId);
  expect(new Set(ids).size).toBe(60);
  expect(ids).not.toContain(caseId);
  expect(first.counts.done).toBe(60);
});

describe("after closing", () => {
  test("the same answer returns the case, with a new flag and a new deadline", async () => {
    await closeCase(ana, caseId, disposition, now);
    const returned = await answer(2, "2026-03-04T15:00:00Z");
    expect(returned).not.toBe(caseId);
    expect(await findCase(ana, returned)).toMatchObject({ status: "returned", priority: "high" });
  });

  test("it can be taken back, with its flags, and both are on record", async () => {
    await closeCase(ana, caseId, disposition, now);
    expect(await reopenCase(ben, caseId, later)).toMatchObject({
      kind: "reopened",
      case: { status: "returned", owner: null },
    });
    const found = await findCase(ben, caseId);
    expect(found?.flags.some((flag) => flag.closedAt === null)).toBe(true);
    expect(found?.events.slice(-2).map((event) => event.kind)).toEqual(["closed", "reopened"]);
  });

  test("a newer open case takes precedence over reopening", async () => {
    await closeCase(ana, caseId, disposition, now);
    const newer = await answer(3, "2026-03-04T15:00:00Z");
    expect(await reopenCase(ana, caseId, later)).toEqual({ kind: "other-open", caseId: newer });
  });
});

test("anyone who triages may add a note, to a closed case too", async () => {
  await closeCase(ana, caseId, disposition, now);
  await noteCase(ben, caseId, "Called back, will call again.", later);
  expect((await findCase(ana, caseId))?.events.at(-1)).toMatchObject({ kind: "noted", by: ben.displayName });
});

test("a worse answer makes an open case more pressing and its deadline earlier", async () => {
  const before = await findCase(ana, caseId);
  await answer(3, "2026-03-02T15:30:00Z");
  const after = await findCase(ana, caseId);
  expect([before?.priority, after?.priority]).toEqual(["high", "urgent"]);
  expect(after?.dueAt.toISOString()).toBe("2026-03-02T16:30:00.000Z");
});
