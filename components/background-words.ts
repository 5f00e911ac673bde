import type { Medicine, Sex } from "@/domain/patient-record";

/** How a sex on record reads (FHIR AdministrativeGender). */
export const sexWords: Record<Sex, string> = {
  female: "Female",
  male: "Male",
  other: "Other",
  unknown: "Unknown",
};

/** How a class of medicines reads, with what belongs to it where that is asked often. */
export const medicineClassWords: Record<Medicine["class"], string> = {
  opioid: "opioid",
  sedative: "sedative (benzodiazepine, sleeping tablet)",
  stimulant: "stimulant",
  maoi: "MAO inhibitor",
  antihypertensive: "blood pressure",
  antidepressant: "antidepressant",
  other: "other",
};
