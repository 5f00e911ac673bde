import { append } from "@/db/audit";
import { inClinic } from "@/db/client";
import { type ImportedPatient, importPatient } from "@/db/import-patient";
import { findImportPatients, type ImportPatient, patientProblem } from "@/db/import-subjects";
import { findUnworded } from "@/db/wordings";
import { authorize, type Viewer } from "@/domain/access";
import type { ImportEntry, ImportedCheckIn, ImportProblem, ReadImport } from "@/domain/import/import-entry";

export type Imported = {
  readonly patients: readonly ImportedPatient[];
  /** Everything in the file that is not stored, and why. */
  readonly problems: readonly ImportProblem[];
};

type Readable = Extract<ReadImport, { kind: "read" }>;

/**
 * Stores the check-ins of a file, one transaction a patient, or tells what storing them would do: the same transactions, taken back.
 * What is here already stays as it is, so the same file can be imported again.
 */
export async function importCheckIns(
  viewer: Viewer,
  read: Readable,
  mode: "preview" | "store",
  now: Date,
): Promise<Imported> {
  authorize(viewer, "import-check-ins");
  const problems = read.entries.flatMap((entry) => (entry.kind === "refused" ? entry.problems : []));
  const { byPatient, refused, unknown } = await sortByPatient(viewer, read.entries);
  const patients: ImportedPatient[] = [];
  for (const { patient, entries } of byPatient) {
    try {
      patients.push(await importOne(viewer, patient, entries, mode, now));
    } catch (fault) {
      patients.push(failed(patient, entries, fault));
    }
  }
  const all = [...problems, ...unknown, ...patients.flatMap((one) => one.problems)];
  const sum = (of: (one: ImportedPatient) => number) => patients.reduce((total, one) => total + of(one), 0);
  const detail = {
    format: read.format,
    stored: sum((one) => one.stored),
    known: sum((one) => one.known),
    problems: all.length,
  };
  await inClinic(viewer, (tx) =>
    append(
      tx,
      viewer,
      now,
      { action: mode === "store" ? "check-ins-imported" : "import-previewed", detail },
      ...(mode === "store" ? refused : []),
    ),
  );
  return { patients, problems: all };
}

class TakenBack extends Error {
  constructor(readonly imported: ImportedPatient) {
    super("taken back");
  }
}

async function importOne(
  viewer: Viewer,
  patient: ImportPatient,
  entries: readonly ImportedCheckIn[],
  mode: "preview" | "store",
  now: Date,
): Promise<ImportedPatient> {
  try {
    return await inClinic(viewer, async (tx) => {
      const imported = await importPatient(tx, viewer, patient, entries, now);
      if (mode === "preview") throw new TakenBack(imported);
      return imported;
    });
  } catch (error) {
    if (error instanceof TakenBack) return error.imported;
    throw error;
  }
}

function failed({ id, number }: ImportPatient, entries: readonly ImportedCheckIn[], fault: unknown) {
  const message =
    "Heron failed on this patient and stored none of these check-ins. Import the file again; what is here already is known.";
  const problems = entries.map(({ place }) => ({ place, field: null, message }));
  return { patientId: id, number, stored: 0, known: 0, history: 0, flags: [], problems, faults: [fault] };
}

/** Whose check-ins they are; and those that are nobody's here, or of an instrument whose words the clinic has not loaded. */
async function sortByPatient(viewer: Viewer, entries: readonly ImportEntry[]) {
  const { clinicId } = viewer;
  return inClinic(viewer, async (tx) => {
    const patientOf = await findImportPatients(tx, clinicId, entries);
    const byPatient = new Map<string, { patient: ImportPatient; entries: ImportedCheckIn[] }>();
    const unknown: ImportProblem[] = [];
    const refused = [];
    const unworded = new Map<string, boolean>();
    for (const entry of entries) {
      const patient = patientOf(entry);
      if (entry.kind === "refused") {
        if (patient) refused.push(refusal(patient.id, entry.instrument, "unreadable"));
        continue;
      }
      const problem = patientProblem(entry, patient);
      if (problem || !patient) {
        if (problem) unknown.push(problem);
        continue;
      }
      const { instrument } = entry.checkIn;
      if (!unworded.has(instrument)) {
        unworded.set(instrument, (await findUnworded(tx, clinicId, [instrument])) !== null);
      }
      if (unworded.get(instrument)) {
        unknown.push({ place: entry.place, field: "instrument", message: withoutWords(instrument) });
        refused.push(refusal(patient.id, instrument, "unworded"));
        continue;
      }
      const known = byPatient.get(patient.id);
      if (known) known.entries.push(entry);
      else byPatient.set(patient.id, { patient, entries: [entry] });
    }
    return { byPatient: [...byPatient.values()], unknown, refused };
  });
}

function refusal(patientId: string, instrument: string | null, reason: "unreadable" | "unworded") {
  const detail = { reason, ...(instrument ? { instrument } : {}) };
  return { action: "check-in-refused", patientId, detail };
}

function withoutWords(instrument: string): string {
  return `This clinic has not loaded the wording of ${instrument}. Its administrator loads it on the page Instruments; then import the file again.`;
}
