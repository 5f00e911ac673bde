import { and, eq } from "drizzle-orm";
import { inClinic } from "@/db/client";
import { patients } from "@/db/schema/patients";
import type { IntakeSource } from "@/domain/access";
import type { Subject } from "@/domain/questionnaire-response";

const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** The patient a sender means, in its own clinic; null when there is none there, whatever other clinics hold. */
export async function findSubject(source: IntakeSource, subject: Subject): Promise<string | null> {
  if ("id" in subject && !uuid.test(subject.id)) return null;
  return inClinic(source, async (tx) => {
    const [found] = await tx
      .select({ id: patients.id })
      .from(patients)
      .where(
        and(
          eq(patients.clinicId, source.clinicId),
          "id" in subject ? eq(patients.id, subject.id) : eq(patients.number, subject.number),
        ),
      );
    return found?.id ?? null;
  });
}
