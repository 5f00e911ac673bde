import { beforeAll, describe, expect, test, vi } from "vitest";
import { fillClinic } from "@/bin/proof/caseload/fill";
import { chooseDefaultView } from "@/db/commands/choose-default-view";
import { removeView } from "@/db/commands/remove-view";
import { saveView } from "@/db/commands/save-view";
import { openPool } from "@/db/connection";
import { exportCaseload } from "@/db/queries/export-caseload";
import { findNeighbours } from "@/db/queries/find-neighbours";
import { type CaseloadRow, listCaseload } from "@/db/queries/list-caseload";
import { listViews } from "@/db/queries/list-views";
import type { Viewer } from "@/domain/access";
import { type CaseloadAsked, type CaseloadSort, caseloadSorts, readCaseload } from "@/domain/caseload";
import { mostViews } from "@/domain/caseload-view";
import { makeClinic, type TestClinic } from "@/tests/support/clinics";
import { adminSql, adminUrl } from "@/tests/support/database";

vi.stubEnv("AUTH_SECRET", "a secret of the tests, long enough to be one");

const count = 130;
const now = new Date();

let own: TestClinic;
let foreign: TestClinic;
let ana: Viewer;
let stranger: Viewer;

beforeAll(async () => {
  [own, foreign] = [await makeClinic("Own"), await makeClinic("Foreign")];
  [ana, stranger] = [await own.staff("clinician"), await foreign.staff("clinician")];
  const admin = openPool(adminUrl(), { max: 1 });
  await fillClinic(admin, own.clinicId, count, { months: 1, dosesPerPatient: 8 });
  await fillClinic(admin, foreign.clinicId, 10, { months: 1, dosesPerPatient: 8 });
  // Somebody who was never heard from.
  await admin`update app.standings set phq9 = null, previous = null, previous_at = null, change_from_previous = null, reliable = null,
    change_from_baseline = null, response = null, on_track = null, last_check_in_at = null, next_due_on = null, deterioration = 500000
    where patient_id = (select id from app.patients where clinic_id = ${own.clinicId} and number = 'L000007')`;
  await admin.end();
});

const by = (sort: CaseloadSort, filters: CaseloadAsked["filters"] = {}): CaseloadAsked => ({ sort, filters });

async function readAll(asked: CaseloadAsked): Promise<CaseloadRow[]> {
  const rows: CaseloadRow[] = [];
  for await (const page of exportCaseload(ana, asked, now)) rows.push(...page);
  return rows;
}

type Comparable = (string | number)[];
const far = Number.POSITIVE_INFINITY;

/** What each order goes by, read off the rows once more in another language. */
const orders: Record<CaseloadSort, (row: CaseloadRow) => Comparable> = {
  deterioration: ({ standing, openCase }) => [
    openCase ? ["urgent", "high", "medium", "low"].indexOf(openCase.priority) : 9,
    standing.reliable === "worse" ? -Math.round(((standing.changeFromBaseline ?? 0) / 6) * 100) : 0,
    -(standing.changeFromPrevious ?? 0),
    standing.nextDueOn ?? "9999",
  ],
  score: ({ standing }) => [-(standing.phq9?.value ?? -far)],
  rise: ({ standing }) => [-(standing.changeFromPrevious ?? -far)],
  baseline: ({ standing }) => [-(standing.changeFromBaseline ?? -far)],
  due: ({ standing }) => [standing.nextDueOn ?? "9999"],
  heard: ({ standing }) => [standing.lastCheckInAt?.getTime() ?? 0],
  name: ({ familyName, givenName }) => [familyName, givenName],
};

function isInOrder(one: Comparable, next: Comparable): boolean {
  const at = one.findIndex((part, i) => part !== next[i]);
  if (at === -1) return true;
  const [a, b] = [one[at], next[at]];
  return a !== undefined && b !== undefined && a < b;
}

describe("the caseload", () => {
  test.each(caseloadSorts.map(({ code }) => code))(
    "by %s holds every patient once, in order",
    async (sort) => {
      const rows = await readAll(by(sort));
      expect(new Set(rows.map((row) => row.patientId)).size).toBe(count);
      expect(rows).toHaveLength(count);
      for (const [at, row] of rows.slice(1).entries()) {
        const before = rows[at];
        if (before) expect(isInOrder(orders[sort](before), orders[sort](row)), `row ${at + 1}`).toBe(true);
      }
    },
  );

  const filters: [CaseloadAsked["filters"], (row: CaseloadRow) => boolean][] = [
    [{ case: "urgent" }, ({ openCase }) => openCase?.priority === "urgent"],
    [{ case: "pressing" }, ({ openCase }) => ["urgent", "high"].includes(openCase?.priority ?? "")],
    [{ case: "any" }, ({ openCase }) => openCase !== null],
    [{ case: "free" }, ({ openCase }) => openCase !== null],
    [{ case: "mine" }, () => false],
    [{ case: "none" }, ({ openCase }) => openCase === null],
    [{ band: "severe" }, ({ standing }) => (standing.phq9?.value ?? 0) >= 20],
    [{ course: "worse" }, ({ standing }) => standing.reliable === "worse"],
    [{ course: "same" }, ({ standing }) => standing.reliable === "no-reliable-change"],
    [{ course: "improved" }, ({ standing }) => standing.reliable === "improved"],
    [{ course: "off-track" }, ({ standing }) => standing.onTrack === false],
    [{ course: "response" }, ({ standing }) => standing.response !== null],
    [{ course: "remission" }, ({ standing }) => standing.response === "remission"],
    [{ heard: "14" }, ({ standing }) => daysSince(standing.lastCheckInAt) > 14],
    [{ heard: "never" }, ({ standing }) => standing.lastCheckInAt === null],
    [
      { band: "severe", course: "worse", heard: "7" },
      ({ standing }) =>
        (standing.phq9?.value ?? 0) >= 20 &&
        standing.reliable === "worse" &&
        daysSince(standing.lastCheckInAt) > 7,
    ],
  ];

  test.each(filters)("narrowed to %j holds those and no others, counted", async (chosen, belongs) => {
    const everybody = await readAll(by("due"));
    for (const sort of ["due", "name"] as const) {
      const rows = await readAll(by(sort, chosen));
      expect(idsOf(rows)).toEqual(idsOf(everybody.filter(belongs)));
      expect((await listCaseload(ana, by(sort, chosen), null, now)).total).toBe(rows.length);
    }
  });

  test("narrowed to what is overdue holds those due before the clinic's day", async () => {
    const today = new Intl.DateTimeFormat("sv-SE", { timeZone: "America/New_York" }).format(now);
    const week = (on: string, days: number) =>
      new Date(Date.parse(on) + days * 86_400_000).toISOString().slice(0, 10);
    const everybody = await readAll(by("due"));
    const due = (row: CaseloadRow) => row.standing.nextDueOn ?? "9999";
    for (const [code, belongs] of [
      ["late", (on: string) => on < today],
      ["late-week", (on: string) => on < week(today, -7)],
      ["soon", (on: string) => on >= today && on <= week(today, 7)],
    ] as const) {
      const rows = await readAll(by("name", { due: code }));
      expect(idsOf(rows), code).toEqual(idsOf(everybody.filter((row) => belongs(due(row)))));
    }
  });

  test("goes on where it was read, though the last row read has moved since", async () => {
    const first = await listCaseload(ana, by("deterioration"), null, now);
    const rest = (await readAll(by("deterioration"))).slice(50).map((row) => row.patientId);
    const last = first.rows.at(-1)?.patientId ?? "";
    await adminSql()`update app.standings set open_rank = 9, deterioration = 0 where patient_id = ${last}`;
    const second = await listCaseload(ana, by("deterioration"), first.next, now);
    expect(second.rows.map((row) => row.patientId).filter((id) => id !== last)).toEqual(
      rest.slice(0, 50).filter((id) => id !== last),
    );
  });

  test("says nothing of anybody in its places, and reads none that it did not write", async () => {
    const { rows, next } = await listCaseload(ana, by("score"), null, now);
    const [first, second] = rows;
    expect(next).toMatch(/^v1\./);
    expect(next).not.toContain(rows.at(-1)?.patientId);
    expect(first?.place).not.toBe(second?.place);
    const elsewhere = await listCaseload(stranger, by("score"), null, now);
    for (const place of [
      "x",
      `${next}x`,
      elsewhere.rows[0]?.place ?? "",
      (await listCaseload(ana, by("due"), null, now)).next ?? "",
    ]) {
      const page = await listCaseload(ana, by("score"), place, now);
      expect(page.rows[0]?.patientId).toBe(first?.patientId);
    }
  });

  test("shows doses against the plan and nobody of another clinic", async () => {
    const rows = await readAll(by("name"));
    expect(rows[0]?.plan).toEqual({ doseMg: 60, form: "lozenge", asNeeded: false });
    expect(rows[0]?.kept).toMatchObject({ scheduled: 7, taken: 7 });
    const theirs = await listCaseload(stranger, by("name"), null, now);
    expect(theirs.total).toBe(10);
    expect(rows.filter((row) => theirs.rows.some((one) => one.patientId === row.patientId))).toEqual([]);
  });
});

describe("the patient before and after", () => {
  test.each(caseloadSorts.map(({ code }) => code))("by %s are those of the list", async (sort) => {
    const ids = (await readAll(by(sort))).map((row) => row.patientId);
    for (const at of [0, 1, 49, 50, count - 1]) {
      const id = ids[at] ?? "";
      const found = await findNeighbours(ana, by(sort), id, null, now);
      expect([found.previous?.patientId, found.next?.patientId]).toEqual([ids[at - 1], ids[at + 1]]);
    }
  });

  test("are those of the narrowed list, also for one who is no longer in it", async () => {
    const severe = await readAll(by("due", { band: "severe" }));
    const [a, b, c] = severe;
    await adminSql()`update app.standings set phq9 = jsonb_set(phq9, '{band}', '"mild"') where patient_id = ${b?.patientId ?? ""}`;
    const found = await findNeighbours(
      ana,
      by("due", { band: "severe" }),
      b?.patientId ?? "",
      b?.place ?? null,
      now,
    );
    expect([found.previous?.patientId, found.next?.patientId]).toEqual([a?.patientId, c?.patientId]);
  });

  test("are those of where the patient stood when the list was read", async () => {
    const [a, b, c] = (await listCaseload(ana, by("deterioration"), null, now)).rows;
    await adminSql()`update app.standings set open_rank = 9 where patient_id = ${b?.patientId ?? ""}`;
    const [id, place] = [b?.patientId ?? "", b?.place ?? null];
    const found = await findNeighbours(ana, by("deterioration"), id, place, now);
    expect([found.previous?.patientId, found.next?.patientId]).toEqual([a?.patientId, c?.patientId]);
    const elsewhere = await findNeighbours(ana, by("deterioration"), id, a?.place ?? null, now);
    expect(elsewhere.next?.patientId).not.toBe(c?.patientId);
  });

  test("are nobody for a patient of another clinic", async () => {
    const theirs = (await listCaseload(stranger, by("due"), null, now)).rows[0]?.patientId ?? "";
    expect(await findNeighbours(ana, by("due"), theirs, null, now)).toEqual({ previous: null, next: null });
  });
});

describe("saved views", () => {
  const view = (name: string, isDefault = false) => ({
    name,
    asked: by("due", { band: "severe" }),
    isDefault,
  });

  test("belong to one person, replace their namesake, and at most one opens first", async () => {
    const ben = await own.staff("coordinator");
    const one = await saveView(ben, view("Severe", true), now);
    await saveView(ben, { ...view("Names", true), asked: by("name") }, now);
    const again = await saveView(ben, { ...view("Severe"), asked: by("heard") }, now);
    expect(again).toEqual(one);
    expect(await listViews(ben)).toEqual([
      { id: expect.any(String), name: "Names", asked: by("name"), isDefault: true },
      { id: expect.any(String), name: "Severe", asked: by("heard"), isDefault: false },
    ]);
    expect(await listViews(ana)).toEqual([]);
  });

  test("are chosen to open first, or not, and removed, by nobody but their owner", async () => {
    const [cem, dee] = [await own.staff("clinician"), await own.staff("clinician")];
    const saved = await saveView(cem, view("Mine"), now);
    const id = saved.kind === "saved" ? saved.id : "";
    for (const other of [dee, stranger]) {
      expect(await chooseDefaultView(other, id, true, now)).toBeNull();
      expect(await removeView(other, id, now)).toBeNull();
    }
    const isDefault = async () => (await listViews(cem)).map((one) => one.isDefault);
    expect(await chooseDefaultView(cem, id, true, now)).toEqual({ kind: "chosen" });
    expect(await isDefault()).toEqual([true]);
    expect(await chooseDefaultView(cem, id, false, now)).toEqual({ kind: "chosen" });
    expect(await isDefault()).toEqual([false]);
    expect(await removeView(cem, id, now)).toEqual({ kind: "removed" });
    expect(await removeView(cem, id, now)).toBeNull();
    expect(await listViews(cem)).toEqual([]);
    expect((await saveView(cem, view("Mine"), now)).kind).toBe("saved");
  });

  test("are as many as stay in sight", async () => {
    const eve = await own.staff("clinician");
    for (let i = 0; i < mostViews; i += 1) await saveView(eve, view(`View ${i}`), now);
    expect(await saveView(eve, view("One more"), now)).toMatchObject({ kind: "not-allowed", field: "name" });
    expect((await saveView(eve, view("View 0", true), now)).kind).toBe("saved");
  });

  test("read back as nothing chosen what Heron no longer knows", async () => {
    const fay = await own.staff("clinician");
    await saveView(fay, view("Old"), now);
    await adminSql()`update app.caseload_views set asked = 'sort=mood&band=worst' where staff_id = ${fay.staffId}`;
    expect((await listViews(fay))[0]?.asked).toEqual(readCaseload({}));
  });
});

function idsOf(rows: readonly CaseloadRow[]): string[] {
  return rows.map((row) => row.patientId).sort();
}

function daysSince(at: Date | null): number {
  return at ? (now.getTime() - at.getTime()) / 86_400_000 : Number.NaN;
}
