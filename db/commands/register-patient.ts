import { append } from "@/db/audit";
import { inClinic } from "@/db/client";
import { newId } from "@/db/ids";
import { careEpisodes, patientIdentities, patients, prescriptions, standings } from "@/db/schema/patients";
import type { Heron } from "@/domain/access";
import type { ContactConsent } from "@/domain/contact-consent";
import type { Medicine, Sex } from "@/domain/patient-record";
import type { Prescription } from "@/domain/prescription";

export type NewPatient = {
  number: string;
  language: string;
  timeZone: string;
  sex: Sex | null;
  /** Bipolar disorder or a manic episode in the history; left out when nobody asked. */
  bipolarHistory?: boolean | null;
  identity: {
    givenName: string;
    familyName: string;
    bornOn: string;
    phone: string | null;
    email: string | null;
    emergencyContact: { name: string; relation: string; phone: string } | null;
    /** Left out when nobody asked. */
    contactConsent?: ContactConsent | null;
  };
  /** Local day the course of treatment begins. */
  startedOn: string;
  /** What else the patient takes; null where nobody asked. */
  medicines: readonly Medicine[] | null;
  prescription: Omit<Prescription, "id">;
};

/** Adds a patient with a care episode and a plan, in one transaction. */
export async function registerPatient(
  actor: Heron,
  patient: NewPatient,
  now: Date,
): Promise<{ patientId: string }> {
  const { clinicId } = actor;
  const patientId = newId();
  const episodeId = newId();
  await inClinic(actor, async (tx) => {
    await Promise.all([
      tx.insert(patients).values({
        clinicId,
        id: patientId,
        number: patient.number,
        language: patient.language,
        timeZone: patient.timeZone,
        sex: patient.sex,
        bipolarHistory: patient.bipolarHistory ?? null,
        createdAt: now,
      }),
      tx.insert(patientIdentities).values({ clinicId, patientId, ...patient.identity }),
      tx.insert(careEpisodes).values({
        clinicId,
        id: episodeId,
        patientId,
        startedOn: patient.startedOn,
        medicines: patient.medicines,
      }),
      tx
        .insert(prescriptions)
        .values({ clinicId, id: newId(), patientId, episodeId, createdAt: now, ...patient.prescription }),
      tx.insert(standings).values({ clinicId, patientId }),
      append(tx, actor, now, { action: "patient-registered", patientId }),
    ]);
  });
  return { patientId };
}
