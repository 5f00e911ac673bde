import { and, eq, inArray, or } from "drizzle-orm";
import type { Transaction } from "@/db/client";
import { patientIdentities, patients } from "@/db/schema/patients";
import type { ImportEntry, ImportedCheckIn, ImportProblem } from "@/domain/import/import-entry";

export type ImportPatient = { readonly id: string; readonly number: string; readonly bornOn: string };

const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/**
 * Whom the check-ins of a file are of, in this clinic: by Heron's id, else by the clinic's number, which a file of another clinic
 * may give to another person. Where the file tells the day of birth, that must be the same.
 */
export async function findImportPatients(
  tx: Transaction,
  clinicId: string,
  entries: readonly ImportEntry[],
): Promise<(entry: ImportEntry) => ImportPatient | null> {
  const ids = entries.flatMap(({ subject }) =>
    subject && "id" in subject && uuid.test(subject.id) ? [subject.id] : [],
  );
  const numbers = entries.flatMap((entry) => numberOf(entry) ?? []);
  if (ids.length + numbers.length === 0) return () => null;
  const found = await tx
    .select({ id: patients.id, number: patients.number, bornOn: patientIdentities.bornOn })
    .from(patients)
    .innerJoin(
      patientIdentities,
      and(eq(patientIdentities.clinicId, clinicId), eq(patientIdentities.patientId, patients.id)),
    )
    .where(
      and(
        eq(patients.clinicId, clinicId),
        or(inArray(patients.id, [...new Set(ids)]), inArray(patients.number, [...new Set(numbers)])),
      ),
    );
  const byId = new Map(found.map((one) => [one.id, one]));
  const byNumber = new Map(found.map((one) => [one.number, one]));
  return (entry) => {
    const { subject } = entry;
    const own = subject && "id" in subject ? byId.get(subject.id.toLowerCase()) : undefined;
    return own ?? byNumber.get(numberOf(entry) ?? "") ?? null;
  };
}

function numberOf(entry: ImportEntry): string | null {
  if (entry.subject && "number" in entry.subject) return entry.subject.number;
  return entry.kind === "check-in" ? (entry.person?.number ?? null) : null;
}

/** Why a check-in cannot be the patient's; null when nothing speaks against it. */
export function patientProblem(entry: ImportedCheckIn, patient: ImportPatient | null): ImportProblem | null {
  const field = "patient";
  if (!patient) {
    const message = "This clinic has no such patient. Register the patient first, or mend the number.";
    return { place: entry.place, field, message };
  }
  const bornOn = entry.person?.bornOn;
  if (bornOn && bornOn !== patient.bornOn) {
    const message = `Number ${patient.number} is somebody else here: the day of birth in the file is another. Mend the number.`;
    return { place: entry.place, field, message };
  }
  return null;
}
