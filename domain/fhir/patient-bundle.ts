import { flagResource } from "@/domain/fhir/flag-resource";
import { medicationStatement } from "@/domain/fhir/medication-statement";
import { observationsOf } from "@/domain/fhir/observations";
import type { ExportedCheckIn, PatientExport } from "@/domain/fhir/patient-export";
import { patientResource } from "@/domain/fhir/patient-resource";
import { checkInProvenance, flagProvenance } from "@/domain/fhir/provenance";
import { questionnaireResource } from "@/domain/fhir/questionnaire-resource";
import { heron, labelledBy, type Resource, restricted } from "@/domain/fhir/resource";
import { findInstrument, instruments } from "@/domain/instruments/catalogue";
import { toQuestionnaireResponse } from "@/domain/to-questionnaire-response";

/**
 * One patient as a FHIR R4 collection Bundle: who it is, what was asked, what was answered with its scores and doses, and what
 * was flagged. `address` is where this Heron's FHIR is, and names the entries. It holds no clock: the same facts, the same bytes.
 */
export function patientBundle(exported: PatientExport, address: string): Record<string, unknown> {
  return {
    resourceType: "Bundle",
    id: exported.patient.id,
    meta: { security: restricted },
    type: "collection",
    entry: patientResources(exported).map((resource) => ({
      fullUrl: `${address}/${resource.resourceType}/${resource.id}`,
      resource,
    })),
  };
}

/** The same, resource by resource, as an NDJSON export writes them. */
export function patientResources(exported: PatientExport): Resource[] {
  const patientId = exported.patient.id;
  const held = new Set(exported.checkIns.map(({ id }) => id));
  const doseOf = new Map(exported.doses.map((dose) => [dose.checkInId, dose]));
  const asked = new Set(exported.checkIns.map(({ instrument }) => instrument));
  return [
    patientResource(exported),
    ...instruments.flatMap((one) => (asked.has(one.id) ? (questionnaireResource(one) ?? []) : [])),
    ...exported.checkIns.flatMap((checkIn) => {
      const dose = doseOf.get(checkIn.id);
      const made = [
        responseResource(checkIn, patientId),
        ...observationsOf(checkIn, patientId),
        ...(dose ? [medicationStatement(dose, checkIn, exported)] : []),
      ];
      return [...made, checkInProvenance(checkIn, patientId, made)];
    }),
    ...exported.flags.flatMap((flag) => {
      const answeredIn = flag.checkInId && held.has(flag.checkInId) ? flag.checkInId : null;
      return [flagResource(flag, patientId, answeredIn), flagProvenance(flag, answeredIn)];
    }),
  ];
}

/** What was answered, known again by its first version wherever it is read. */
function responseResource(checkIn: ExportedCheckIn, patientId: string): Resource {
  const { meta, ...response } = toQuestionnaireResponse({ ...checkIn, patientId });
  const instrument = findInstrument(checkIn.instrument);
  return {
    ...(response as Resource),
    meta: { ...(meta as object), ...labelledBy(instrument?.id ?? "").meta },
    identifier: { system: heron("identifier", "check-in"), value: checkIn.originId },
  };
}
