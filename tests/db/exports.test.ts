import { createHash } from "node:crypto";
import { inflateRawSync } from "node:zlib";
import { beforeAll, describe, expect, test, vi } from "vitest";
import { fillScores } from "@/bin/proof/exports/fill";
import { proveResume } from "@/bin/proof/exports/resume";
import { deleteExport } from "@/db/commands/delete-export";
import { downloadExport } from "@/db/commands/download-export";
import { expireExports, makeNextExport } from "@/db/commands/make-exports";
import { recordCheckIn } from "@/db/commands/record-check-ins";
import { requestExport } from "@/db/commands/request-export";
import { sendExport } from "@/db/commands/send-export";
import { archiveOf } from "@/db/exports/archive";
import type { MadeByCursor } from "@/db/exports/files";
import { listClinicsToExport } from "@/db/identities";
import { listExports } from "@/db/queries/list-exports";
import { previewExport } from "@/db/queries/preview-export";
import type { Viewer } from "@/domain/access";
import type { Selection } from "@/domain/exports/export";
import { arrival, phq9Answers } from "@/tests/support/arrivals";
import { makeClinic, type TestClinic } from "@/tests/support/clinics";
import { adminSql } from "@/tests/support/database";

vi.stubEnv("AUTH_SECRET", "a secret of the tests, long enough to be one");

let own: TestClinic;
let foreign: TestClinic;
let clinician: Viewer;
let worsePatient: string;

const going = new AbortController().signal;
const everybody: Selection = { patientId: null, view: null, from: null, to: null, freeText: false };

beforeAll(async () => {
  [own, foreign] = await Promise.all([makeClinic("Own"), makeClinic("Foreign")]);
  clinician = await own.staff("clinician");
  for (const clinic of [own, foreign]) {
    for (const mood of [1, 2, 3]) {
      const patientId = await clinic.patient();
      worsePatient = clinic === own ? patientId : worsePatient;
      for (const day of ["02", "09", "16"]) {
        const answers = phq9Answers(...Array(8).fill(mood), day === "16" && mood === 3 ? 2 : 0);
        await recordCheckIn(clinic.intake, patientId, arrival("phq-9", answers, `2026-03-${day}T15:00:00Z`));
      }
    }
  }
});

async function make(what: MadeByCursor, selection = everybody, now = new Date()): Promise<string> {
  const requested = await requestExport(clinician, { what, selection, reason: "quality" }, now);
  if (!requested) throw new Error("not requested");
  await makeNextExport(own.heron, now, going);
  return requested.id;
}

/** The files of a finished export, by name. */
async function filesOf(id: string): Promise<Map<string, string>> {
  const download = await downloadExport(clinician, id, new Date());
  if (!download) throw new Error("not ready");
  const { size, chunks } = archiveOf(download);
  const parts: Uint8Array[] = [];
  for await (const chunk of chunks) parts.push(chunk);
  const zip = Buffer.concat(parts);
  expect(zip.length).toBe(size);
  return unzip(zip);
}

/** Reads an archive by its central directory, as its receivers do. */
function unzip(zip: Buffer): Map<string, string> {
  const end = zip.length - 22;
  const files = new Map<string, string>();
  let at = zip.readUInt32LE(end + 16);
  for (let n = zip.readUInt16LE(end + 10); n > 0; n -= 1) {
    const [method, packed, nameLength, extra] = [
      zip.readUInt16LE(at + 10),
      zip.readUInt32LE(at + 20),
      zip.readUInt16LE(at + 28),
      zip.readUInt16LE(at + 30),
    ];
    const local = zip.readUInt32LE(at + 42);
    const start = local + 30 + zip.readUInt16LE(local + 26) + zip.readUInt16LE(local + 28);
    const bytes = zip.subarray(start, start + packed);
    const name = zip.toString("utf8", at + 46, at + 46 + nameLength);
    files.set(name, (method === 8 ? inflateRawSync(bytes) : bytes).toString("utf8"));
    at += 46 + nameLength + extra;
  }
  return files;
}

describe("an export that the worker makes", () => {
  test("holds the clinic's rows and no other's, with dictionary and manifest that fit", async () => {
    const id = await make("scores");
    const files = await filesOf(id);
    expect([...files.keys()]).toEqual(["scores.csv", "data-dictionary.csv", "manifest.json"]);
    const csv = files.get("scores.csv") ?? "";
    expect(csv.trim().split("\r\n")).toHaveLength(1 + 9);
    const manifest = JSON.parse(files.get("manifest.json") ?? "");
    expect(manifest.files).toEqual([
      {
        name: "scores.csv",
        rows: 9,
        bytes: csv.length,
        sha256: createHash("sha256").update(csv).digest("hex"),
      },
    ]);
    expect(manifest).toMatchObject({ createdBy: clinician.displayName, reason: "quality" });
    const [listed] = await listExports(clinician);
    expect(listed).toMatchObject({ id, state: "ready", rowsDone: 9, rowsExpected: 9 });
  });

  test("has the same bytes as the table that is sent at once, whenever it is made", async () => {
    for (const what of ["scores", "answers", "flags"] as const) {
      const made = (await filesOf(await make(what))).get(`${what}.csv`);
      expect((await filesOf(await make(what))).get(`${what}.csv`)).toBe(made);
      const sending = await sendExport(
        clinician,
        { what, selection: everybody, reason: "quality" },
        new Date(),
      );
      if (!sending || sending === "busy") throw new Error("not sent");
      const parts: Uint8Array[] = [];
      await sending.send(async (bytes) => void parts.push(bytes));
      expect(Buffer.concat(parts).toString("utf8")).toBe(made);
    }
  });

  test("is of a group, a patient or a period as asked, and as counted before", async () => {
    const rows = async (selection: Selection) => {
      const { rows } = await previewExport(clinician, { what: "answers", selection }, new Date());
      const csv = (await filesOf(await make("answers", selection))).get("answers.csv") ?? "";
      expect(csv.trim().split("\r\n")).toHaveLength(1 + rows);
      return rows;
    };
    expect(await rows(everybody)).toBe(9 * 9);
    expect(await rows({ ...everybody, patientId: worsePatient })).toBe(3 * 9);
    expect(await rows({ ...everybody, view: "sort=deterioration&case=any" })).toBeGreaterThanOrEqual(3 * 9);
    expect(await rows({ ...everybody, from: "2026-03-09", to: "2026-03-09" })).toBe(3 * 9);
    expect(await rows({ ...everybody, to: "2026-03-01" })).toBe(0);
  });

  test("is refused for a patient of another clinic", async () => {
    const patientId = await foreign.patient();
    const request = { what: "scores", selection: { ...everybody, patientId }, reason: "treatment" } as const;
    expect(await requestExport(clinician, request, new Date())).toBeNull();
    expect(await sendExport(clinician, request, new Date())).toBeNull();
  });

  test("is nobody's to take or delete in another clinic", async () => {
    const id = await make("scores");
    const other = await foreign.staff("clinician");
    expect(await downloadExport(other, id, new Date())).toBeNull();
    expect(await deleteExport(other, id, new Date())).toBe(false);
    expect((await listExports(other)).map((one) => one.id)).not.toContain(id);
  });

  test("keeps nothing once it is deleted, nor when its day is over", async () => {
    const kept = async (id: string) => {
      const [found] =
        await adminSql()`select sum(length(bytes))::int as bytes from app.data_export_parts where export_id = ${id}`;
      return found?.bytes;
    };
    const deleted = await make("scores");
    expect(await kept(deleted)).toBeGreaterThan(0);
    expect(await deleteExport(clinician, deleted, new Date())).toBe(true);
    expect(await kept(deleted)).toBe(0);
    expect(await downloadExport(clinician, deleted, new Date())).toBeNull();
    const over = await make("scores");
    const tomorrow = new Date(Date.now() + 25 * 3_600_000);
    expect(await downloadExport(clinician, over, tomorrow)).toBeNull();
    expect(await listClinicsToExport(tomorrow)).toContain(own.clinicId);
    await expireExports(own.heron, tomorrow);
    expect(await kept(over)).toBe(0);
    expect(await listClinicsToExport(tomorrow)).not.toContain(own.clinicId);
  });

  test("is in the audit from the asking to the end", async () => {
    const id = await make("flags");
    await filesOf(id);
    await deleteExport(clinician, id, new Date());
    const entries =
      await adminSql()`select action, actor_kind, detail from app.audit_events where subject_id = ${id} order by id`;
    expect(entries.map(({ action }) => action)).toEqual([
      "export-requested",
      "export-made",
      "export-downloaded",
      "export-deleted",
    ]);
    expect(entries[0]?.detail).toMatchObject({ what: "flags", reason: "quality" });
    expect(entries[2]?.detail).toMatchObject({ reason: "quality" });
  });
});

describe("a worker that ends in the middle", () => {
  test("leaves what the next goes on with, and one that lost its lease writes nothing", async () => {
    const now = new Date();
    const requested = await requestExport(
      clinician,
      { what: "scores", selection: everybody, reason: "quality" },
      now,
    );
    const id = requested?.id ?? "";
    await adminSql()`update app.data_exports set state = 'running', attempts = 1, next_at = ${new Date(now.getTime() + 60_000)} where id = ${id}`;
    expect(await makeNextExport(own.heron, now, going)).toBe(false);
    const later = new Date(now.getTime() + 61_000);
    expect(await makeNextExport(own.heron, later, going)).toBe(true);
    const [made] = await adminSql()`select state, attempts from app.data_exports where id = ${id}`;
    expect(made).toEqual({ state: "ready", attempts: 2 });
  });
});

test("an export whose worker is killed outright has the bytes of one that was not", {
  timeout: 120_000,
}, async () => {
  const clinic = await makeClinic("Large");
  await fillScores(adminSql(), clinic.clinicId, 24_000);
  const viewer = await clinic.staff("clinician");
  const lines = await proveResume(adminSql(), viewer, { what: "scores", kills: 1, env: process.env });
  expect(lines.filter(({ holds }) => !holds)).toEqual([]);
});

describe("a research set", () => {
  test("has the same subject in all tables, no identifier of anybody, and warns of small groups", async () => {
    const files = await filesOf(await make("research"));
    expect([...files.keys()]).toEqual([
      "subjects.csv",
      "scores.csv",
      "answers.csv",
      "flags.csv",
      "data-dictionary.csv",
      "manifest.json",
    ]);
    const subjectsOf = (name: string) =>
      new Set(
        (files.get(name) ?? "")
          .trim()
          .split("\r\n")
          .slice(1)
          .map((line) => line.split(",")[0]),
      );
    expect(subjectsOf("subjects.csv").size).toBe(3);
    expect(subjectsOf("scores.csv")).toEqual(subjectsOf("subjects.csv"));
    expect(subjectsOf("answers.csv")).toEqual(subjectsOf("subjects.csv"));
    const known =
      await adminSql()`select p.id, p.number, i.given_name, i.family_name, i.born_on::text, i.phone from app.patients p
      join app.patient_identities i on i.patient_id = p.id where p.clinic_id = ${own.clinicId}`;
    const ids =
      await adminSql()`select id from app.check_ins where clinic_id = ${own.clinicId} union all select id from app.flags where clinic_id = ${own.clinicId}`;
    const all = [...files.values()].join("\n");
    for (const { id, number, given_name, family_name, born_on, phone } of known)
      for (const identifier of [id, `"${number}"`, `"${given_name}"`, family_name, born_on, phone])
        expect(all).not.toContain(identifier);
    for (const { id } of ids) expect(all).not.toContain(id);
    for (const day of ["02", "09", "16"]) expect(all).not.toContain(`2026-03-${day}T15:00:0`);
    expect(all).not.toContain(clinician.displayName);
    const manifest = JSON.parse(files.get("manifest.json") ?? "");
    expect(manifest.warnings).toEqual([expect.stringContaining("Only 3 people")]);
    expect(manifest.clinic).toBeNull();
  });
});
