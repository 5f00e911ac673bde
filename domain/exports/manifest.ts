import type { ExportWhat, MadeFile, Manifest, Selection } from "@/domain/exports/export";
import type { Reason } from "@/domain/exports/reason";
import { heronVersion } from "@/domain/heron-version";
import { instruments } from "@/domain/instruments/catalogue";

type Made = {
  readonly exportId: string;
  readonly what: ExportWhat;
  readonly clinic: string;
  readonly createdBy: string;
  readonly createdAt: Date;
  readonly reason: Reason;
  readonly selection: Selection;
  readonly files: readonly MadeFile[];
  readonly rules: string;
  readonly warnings: readonly string[];
};

/** What goes along with the tables. A patient is never named in it, and of a research set neither clinic nor author is. */
export function manifestOf({ files, createdAt, selection, rules, ...made }: Made): Manifest {
  const { patientId, ...shown } = selection;
  const isResearch = made.what === "research";
  return {
    format: "heron-export/1",
    exportId: made.exportId,
    what: made.what,
    clinic: isResearch ? null : made.clinic,
    createdBy: isResearch ? null : made.createdBy,
    createdAt: isResearch ? createdAt.toISOString().slice(0, 4) : createdAt.toISOString(),
    reason: made.reason,
    selection: { ...shown, onePatient: patientId !== null },
    files: files.map(({ name, rows, bytes, sha256 }) => ({ name, rows, bytes, sha256 })),
    versions: {
      heron: heronVersion,
      instruments: Object.fromEntries(instruments.map(({ id, version }) => [id, version])),
      rules,
    },
    warnings: made.warnings,
  };
}
