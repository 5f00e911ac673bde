import type { ExportedCheckIn, ExportedDose, PatientExport } from "@/domain/fhir/patient-export";
import { heron, type Resource, referTo, ucum } from "@/domain/fhir/resource";
import { findItem } from "@/domain/instruments/catalogue";
import type { AnswerValue } from "@/domain/instruments/instrument";

/** One dose as the patient told it: what was taken, against the plan of that day. */
export function medicationStatement(
  dose: ExportedDose,
  checkIn: ExportedCheckIn,
  { patient, prescriptions }: Pick<PatientExport, "patient" | "prescriptions">,
): Resource {
  const drug = prescriptions.findLast((one) => one.startsOn <= dose.localOn)?.drug;
  const skipped = dose.kind === "skipped";
  const why = skipped ? wordsFor("dj.skipReason", checkIn.answers["dj.skipReason"]) : null;
  const route = wordsFor("dj.route", dose.route);
  const dosage = {
    ...(route ? { route: { text: route } } : {}),
    ...(dose.mg !== null && !skipped
      ? { doseAndRate: [{ doseQuantity: { value: dose.mg, unit: "mg", system: ucum, code: "mg" } }] }
      : {}),
  };
  return {
    resourceType: "MedicationStatement",
    id: `${dose.checkInId}.dose`,
    extension: [
      { url: heron("StructureDefinition", "dose-kind"), valueCode: dose.kind },
      ...(dose.plannedMg === null
        ? []
        : [
            {
              url: heron("StructureDefinition", "planned-dose"),
              valueQuantity: { value: dose.plannedMg, unit: "mg", system: ucum, code: "mg" },
            },
          ]),
    ],
    status: skipped ? "not-taken" : "completed",
    ...(why ? { statusReason: [{ text: why }] } : {}),
    medicationCodeableConcept: { text: drug ?? "Medicine of the dose journal" },
    subject: referTo("Patient", patient.id),
    effectiveDateTime: dose.takenAt.toISOString(),
    dateAsserted: checkIn.authoredAt.toISOString(),
    informationSource: referTo("Patient", patient.id),
    derivedFrom: [referTo("QuestionnaireResponse", dose.checkInId)],
    ...(Object.keys(dosage).length > 0 ? { dosage: [dosage] } : {}),
  };
}

/** The words of the option that was chosen. */
function wordsFor(linkId: string, value: AnswerValue | undefined): string | null {
  const item = findItem(linkId)?.item;
  return item && "options" in item ? (item.options.find((one) => one.value === value)?.text ?? null) : null;
}
