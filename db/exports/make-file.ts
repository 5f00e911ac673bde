import { sql } from "drizzle-orm";
import { inClinic } from "@/db/client";
import type { ExportFile } from "@/db/exports/files";
import { lastBlock, pack, Tally, unpack } from "@/db/exports/packing";
import { findPart, Interrupted, keepPart, keepProgress } from "@/db/exports/parts";
import type { Scope } from "@/db/exports/scope";
import type { ExportProgress } from "@/db/schema/exports";

/** Characters of a part: it ends with the patient after whom it holds this many … */
const partLength = 1_000_000;
/** … or within one patient, who has more than that. */
const mostLength = 4_000_000;

type Place = { clinicId: string; exportId: string; attempt: number };

/**
 * Makes one file from where an earlier attempt came to, part after part. Where a part ends with a patient, progress is kept with it: after a
 * crash that is where the next attempt goes on, and its parts are cut at the same places.
 */
export async function makeFile(
  place: Place,
  file: ExportFile,
  scope: Scope,
  begun: ExportProgress,
  stopping: AbortSignal,
): Promise<ExportProgress> {
  const { clinicId } = place;
  const at = begun.made.length;
  const tally = await tallyOf(place, at, begun.parts);
  let kept = { ...begun };
  let text = begun.parts === 0 ? file.head : "";
  let rows = 0;
  let last = begun.after;

  const keep = async (progress: (kept: ExportProgress) => ExportProgress | null) => {
    const bytes = Buffer.from(text);
    const packed = pack(bytes);
    tally.add(bytes);
    const seq = kept.parts;
    kept = {
      ...kept,
      parts: seq + 1,
      rows: kept.rows + rows,
      bytes: kept.bytes + bytes.byteLength,
      packed: kept.packed + packed.byteLength,
      after: last,
    };
    [text, rows] = ["", 0];
    const next = progress(kept);
    await inClinic({ clinicId }, async (tx) => {
      await keepProgress(tx, place, next, new Date());
      await keepPart(tx, place, at, seq, packed);
    });
    if (next && stopping.aborted) throw new Interrupted();
    return next;
  };

  await inClinic({ clinicId }, async (tx) => {
    // Parts are kept by other transactions while this one reads.
    await tx.execute(sql`set local idle_in_transaction_session_timeout = '60s'`);
    for await (const runs of file.runs(tx, { ...scope, after: begun.after })) {
      for (const run of runs) {
        const isNext = run.place !== last;
        if (isNext && text.length >= partLength) await keep((progress) => progress);
        else if (text.length >= mostLength) await keep(() => null);
        text += run.text;
        rows += run.rows;
        last = run.place;
      }
    }
  });
  const done = await keep((progress) => ({
    made: [
      ...progress.made,
      {
        name: file.name,
        rows: progress.rows,
        bytes: progress.bytes,
        sha256: tally.sha256(),
        crc32: tally.crc32,
        parts: progress.parts,
        packed: progress.packed + lastBlock.length,
      },
    ],
    parts: 0,
    rows: 0,
    bytes: 0,
    packed: 0,
    after: null,
  }));
  return done ?? kept;
}

/** What is known of the good parts of an earlier attempt. */
async function tallyOf({ clinicId, exportId }: Place, file: number, parts: number): Promise<Tally> {
  const tally = new Tally();
  for (let seq = 0; seq < parts; seq += 1) {
    const packed = await inClinic({ clinicId }, (tx) => findPart(tx, clinicId, exportId, file, seq));
    tally.add(unpack(packed));
  }
  return tally;
}
