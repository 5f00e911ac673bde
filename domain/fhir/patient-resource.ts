import type { PatientExport } from "@/domain/fhir/patient-export";
import { heron, type Resource } from "@/domain/fhir/resource";

/** The one resource that says who it is: all others only point here. */
export function patientResource({ patient, clinic }: PatientExport): Resource {
  const { emergencyContact: contact } = patient;
  const telecom = [
    ...(patient.phone ? [{ system: "phone", value: patient.phone }] : []),
    ...(patient.email ? [{ system: "email", value: patient.email }] : []),
  ];
  return {
    resourceType: "Patient",
    id: patient.id,
    identifier: [{ system: heron("clinic", `${clinic.id}/patient-number`), value: patient.number }],
    name: [{ use: "official", family: patient.familyName, given: [patient.givenName] }],
    ...(telecom.length > 0 ? { telecom } : {}),
    ...(patient.sex ? { gender: patient.sex } : {}),
    birthDate: patient.bornOn,
    ...(contact
      ? {
          contact: [
            {
              relationship: [{ text: contact.relation }],
              name: { text: contact.name },
              telecom: [{ system: "phone", value: contact.phone }],
            },
          ],
        }
      : {}),
    communication: [{ language: { coding: [{ system: "urn:ietf:bcp:47", code: patient.language }] } }],
    managingOrganization: { display: clinic.name },
  };
}
