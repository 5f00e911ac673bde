import { sql } from "drizzle-orm";
import {
  bigint,
  check,
  customType,
  foreignKey,
  index,
  integer,
  jsonb,
  primaryKey,
  smallint,
  text,
  timestamp,
  uuid,
} from "drizzle-orm/pg-core";
import { memberships } from "@/db/schema/clinics";
import { app, clinicId, ofOwnClinic } from "@/db/schema/tenancy";
import type { ExportState, ExportWhat, MadeFile, Manifest, Selection } from "@/domain/exports/export";
import type { Reason } from "@/domain/exports/reason";

const bytea = customType<{ data: Uint8Array }>({ dataType: () => "bytea" });

/** How far a worker has come: what lies before it is kept when the worker dies. */
export type ExportProgress = {
  /** Files that are whole. */
  readonly made: readonly MadeFile[];
  /** Of the file in hand: good parts, rows and bytes in them, and the last patient who is in them whole. */
  readonly parts: number;
  readonly rows: number;
  readonly bytes: number;
  readonly packed: number;
  readonly after: string | null;
};

/** Data that leaves Heron as files: asked for by whom, why, of what; and how it stands. Rows stay when the files are gone. */
export const dataExports = app.table(
  "data_exports",
  {
    clinicId: clinicId(),
    id: uuid().notNull(),
    what: text().$type<ExportWhat>().notNull(),
    selection: jsonb().$type<Selection>().notNull(),
    reason: text().$type<Reason>().notNull(),
    requestedBy: uuid().notNull(),
    requestedAt: timestamp({ withTimezone: true }).notNull(),
    state: text().$type<ExportState>().notNull(),
    /** As counted when it was asked for: what progress is a share of. */
    rowsExpected: bigint({ mode: "number" }),
    rowsDone: bigint({ mode: "number" }).notNull().default(0),
    progress: jsonb().$type<ExportProgress>(),
    /** Rises with every attempt: a worker that lost its lease cannot write on. */
    attempts: integer().notNull().default(0),
    failures: integer().notNull().default(0),
    /** When the worker is to look at it: to begin, because a lease ended, to let it expire. */
    nextAt: timestamp({ withTimezone: true }).notNull(),
    settledAt: timestamp({ withTimezone: true }),
    manifest: jsonb().$type<Manifest>(),
  },
  (t) => [
    primaryKey({ columns: [t.clinicId, t.id] }),
    foreignKey({
      columns: [t.clinicId, t.requestedBy],
      foreignColumns: [memberships.clinicId, memberships.staffId],
    }),
    index("data_exports_recent").on(t.clinicId, t.requestedAt.desc()),
    index("data_exports_due").on(t.clinicId, t.nextAt).where(sql`state in ('queued', 'running', 'ready')`),
    check(
      "data_exports_state",
      sql`state in ('queued', 'running', 'ready', 'sent', 'failed', 'deleted', 'expired')`,
    ),
    ofOwnClinic(),
  ],
);

/** A file of an export in order, each part at most about a megabyte of it, deflated. Emptied when the export is deleted or expires. */
export const dataExportParts = app.table(
  "data_export_parts",
  {
    clinicId: clinicId(),
    exportId: uuid().notNull(),
    file: smallint().notNull(),
    seq: integer().notNull(),
    bytes: bytea().notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.clinicId, t.exportId, t.file, t.seq] }),
    foreignKey({
      columns: [t.clinicId, t.exportId],
      foreignColumns: [dataExports.clinicId, dataExports.id],
    }),
    ofOwnClinic(),
  ],
);
