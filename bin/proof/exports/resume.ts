import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import type { ProofLine } from "@/bin/proof/report";
import { logTail, startChild } from "@/bin/start/child";
import { requestExport } from "@/db/commands/request-export";
import type { openPool } from "@/db/connection";
import type { MadeByCursor } from "@/db/exports/files";
import type { Viewer } from "@/domain/access";
import type { MadeFile } from "@/domain/exports/export";

type Sql = ReturnType<typeof openPool>;

const longest = 300_000;

/**
 * The same export made twice by the worker as it is: once without a break, once with its process killed outright in the middle and another
 * started. Nobody waits for the lease of the dead one: it is made over, as if that minute had passed.
 */
export async function proveResume(
  admin: Sql,
  viewer: Viewer,
  { what, kills, env }: { what: MadeByCursor; kills: number; env: NodeJS.ProcessEnv },
): Promise<ProofLine[]> {
  const folder = mkdtempSync(join(tmpdir(), "heron-proof-"));
  const start = () =>
    startChild({
      name: "worker",
      args: [
        "--import",
        "tsx",
        "--conditions=react-server",
        join(import.meta.dirname, "..", "..", "worker.ts"),
      ],
      env,
      folder,
    });
  let worker = start();
  try {
    const now = new Date();
    const whole = await request(viewer, what, now);
    await until(admin, whole, (one) => one.state === "ready", folder);
    await worker.stop();

    const broken = await request(viewer, what, now);
    const [{ total }] = await admin<
      [{ total: number }]
    >`select rows_done::float8 as total from app.data_exports where id = ${whole}`;
    let kept = 0;
    let killed = 0;
    for (let turn = 1; turn <= kills; turn += 1) {
      worker = start();
      const seen = await until(admin, broken, (one) => one.state === "ready" || one.rows > kept, folder);
      worker.kill();
      await worker.exited;
      if (seen.state === "ready") break;
      killed += 1;
      kept = (await look(admin, broken)).rows;
      await admin`update app.data_exports set next_at = now() where id = ${broken} and state = 'running'`;
    }
    worker = start();
    await until(admin, broken, (one) => one.state === "ready", folder);
    const [a, b] = [await filesOf(admin, whole), await filesOf(admin, broken)];
    const differing = a.filter(
      ({ sha256, rows }, at) => sha256 !== b[at]?.sha256 || rows !== b[at]?.rows,
    ).length;
    const parts = await differingParts(admin, whole, broken);
    return [
      {
        line: "workers killed outright while an export was being made, at least",
        figure: killed,
        limit: 1,
        holds: killed >= 1,
      },
      {
        line: "share of its rows kept from before the last kill, %",
        figure: (100 * kept) / total,
        limit: null,
        holds: kept > 0,
      },
      {
        line: "files that differ from those made without a break",
        figure: differing,
        limit: 0,
        holds: differing === 0 && a.length === b.length,
      },
      { line: "parts that differ byte for byte", figure: parts, limit: 0, holds: parts === 0 },
    ];
  } finally {
    await worker.stop();
    rmSync(folder, { recursive: true, force: true });
  }
}

async function request(viewer: Viewer, what: MadeByCursor, now: Date): Promise<string> {
  const selection = { patientId: null, view: null, from: null, to: null, freeText: false } as const;
  const requested = await requestExport(viewer, { what, selection, reason: "quality" }, now);
  if (!requested) throw new Error("not requested");
  return requested.id;
}

type Seen = { state: string; rows: number };

async function look(admin: Sql, id: string): Promise<Seen> {
  const [found] = await admin<
    Seen[]
  >`select state, rows_done::float8 as rows from app.data_exports where id = ${id}`;
  if (!found) throw new Error("no such export");
  return found;
}

async function until(admin: Sql, id: string, holds: (seen: Seen) => boolean, folder: string): Promise<Seen> {
  const end = Date.now() + longest;
  for (;;) {
    const seen = await look(admin, id);
    if (holds(seen)) return seen;
    if (Date.now() > end) throw new Error(`the export is still ${seen.state}. ${logTail(folder, "worker")}`);
    await sleep(10);
  }
}

async function filesOf(admin: Sql, id: string): Promise<MadeFile[]> {
  const [found] = await admin<
    { made: MadeFile[] }[]
  >`select progress->'made' as made from app.data_exports where id = ${id}`;
  return found?.made ?? [];
}

async function differingParts(admin: Sql, one: string, other: string): Promise<number> {
  const [found] = await admin<[{ n: number }]>`select count(*)::int as n
    from (select file, seq, bytes from app.data_export_parts where export_id = ${one}) a
    full join (select file, seq, bytes from app.data_export_parts where export_id = ${other}) b using (file, seq)
    where a.bytes is distinct from b.bytes`;
  return found.n;
}
