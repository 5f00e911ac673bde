import { createHash } from "node:crypto";
import { crc32 } from "node:zlib";
import { and, eq, sql } from "drizzle-orm";
import { inClinic } from "@/db/client";
import { beginExport, type ExportRequest, scopeOf } from "@/db/exports/begin";
import { filesOf } from "@/db/exports/files";
import { rulesVersion } from "@/db/judging";
import { exportCaseload } from "@/db/queries/export-caseload";
import { dataExports } from "@/db/schema/exports";
import { authorize, type Viewer } from "@/domain/access";
import { readCaseload } from "@/domain/caseload";
import { csvRow } from "@/domain/csv";
import { caseloadTable } from "@/domain/exports/caseload";
import type { MadeFile } from "@/domain/exports/export";
import { manifestOf } from "@/domain/exports/manifest";

/** Takes bytes on their way; waits while the receiver is slow, and fails when it has gone. */
export type Write = (bytes: Uint8Array) => Promise<void>;

/** One table: a research set has several, and is always made by the worker. */
type SendRequest = ExportRequest & { what: "scores" | "answers" | "flags" | "caseload" };

export type Sending = { id: string; send: (write: Write) => Promise<MadeFile> };

/** At most this many tables are on their way at once from one process: each holds a connection. */
const mostAtOnce = 3;
const longestMs = 15 * 60_000;
let underway = 0;

/**
 * A table that is streamed at once, as it was when its first row was read; nothing of it is kept but that it was sent, to whom, why, and its
 * manifest. Null when the patient is missing or foreign; "busy" when too many are on their way.
 */
export async function sendExport(
  viewer: Viewer,
  request: SendRequest,
  now: Date,
): Promise<Sending | "busy" | null> {
  authorize(viewer, "export");
  if (underway >= mostAtOnce) return "busy";
  const id = await inClinic(viewer, (tx) => beginExport(tx, viewer, request, { state: "sent" }, now));
  if (!id) return null;
  return {
    id,
    async send(write) {
      underway += 1;
      try {
        const file = await sendRows(viewer, request, now, write);
        await keepManifest(viewer, id, request, file, now);
        return file;
      } finally {
        underway -= 1;
      }
    },
  };
}

async function sendRows(viewer: Viewer, request: SendRequest, now: Date, write: Write): Promise<MadeFile> {
  const hash = createHash("sha256");
  const sent = { rows: 0, bytes: 0, crc32: 0 };
  const until = Date.now() + longestMs;
  const pass = async ({ text, rows }: Lines) => {
    if (Date.now() > until) throw new Error("the receiver was too slow");
    const bytes = Buffer.from(text);
    hash.update(bytes);
    sent.rows += rows;
    sent.bytes += bytes.byteLength;
    sent.crc32 = crc32(bytes, sent.crc32);
    await write(bytes);
  };
  if (request.what === "caseload") {
    for await (const lines of caseloadLines(viewer, request, now)) await pass(lines);
  } else {
    const [file] = filesOf[request.what];
    if (!file) throw new Error("an export without a file");
    await inClinic(viewer, async (tx) => {
      // Between two batches the transaction waits for the receiver.
      await tx.execute(sql`set local idle_in_transaction_session_timeout = '60s'`);
      await pass({ text: file.head, rows: 0 });
      for await (const runs of file.runs(tx, scopeOf(viewer, request, now))) await pass(joined(runs));
    });
  }
  return { name: `${request.what}.csv`, ...sent, sha256: hash.digest("hex"), parts: 0, packed: 0 };
}

type Lines = { text: string; rows: number };

function joined(runs: readonly Lines[]): Lines {
  const all = { text: "", rows: 0 };
  for (const { text, rows } of runs) {
    all.text += text;
    all.rows += rows;
  }
  return all;
}

async function* caseloadLines(viewer: Viewer, { selection }: SendRequest, now: Date): AsyncGenerator<Lines> {
  const { columns } = caseloadTable;
  yield { text: csvRow(columns.map(({ name }) => name)), rows: 0 };
  const asked = readCaseload(new URLSearchParams(selection.view ?? ""));
  for await (const page of exportCaseload(viewer, asked, now)) {
    const lines = page.map((row) => csvRow(columns.map(({ cell }) => cell(row, viewer))));
    yield { text: lines.join(""), rows: page.length };
  }
}

async function keepManifest(
  viewer: Viewer,
  id: string,
  request: ExportRequest,
  file: MadeFile,
  now: Date,
): Promise<void> {
  const manifest = manifestOf({
    ...request,
    exportId: id,
    clinic: viewer.clinicName,
    createdBy: viewer.displayName,
    createdAt: now,
    files: [file],
    rules: rulesVersion,
    warnings: [],
  });
  await inClinic(viewer, (tx) =>
    tx
      .update(dataExports)
      .set({ manifest, rowsDone: file.rows, settledAt: new Date() })
      .where(and(eq(dataExports.clinicId, viewer.clinicId), eq(dataExports.id, id))),
  );
}
