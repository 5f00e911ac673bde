/** Why data leaves Heron (HL7 v3 PurposeOfUse, in our words). Stated with every export and kept in the audit. */
export const reasons = [
  { code: "treatment", label: "Treatment", purposeOfUse: "TREAT" },
  { code: "patient-request", label: "The patient asked for it", purposeOfUse: "PATRQT" },
  { code: "quality", label: "Quality review of the clinic", purposeOfUse: "HQUALIMP" },
  { code: "operations", label: "Running the clinic", purposeOfUse: "HOPERAT" },
  { code: "legal", label: "A legal duty", purposeOfUse: "HLEGAL" },
  { code: "research", label: "Research", purposeOfUse: "HRESCH" },
] as const;

export type Reason = (typeof reasons)[number]["code"];

export const reasonCodes = reasons.map(({ code }) => code) as [Reason, ...Reason[]];

export function reasonLabel(code: Reason): string {
  return reasons.find((one) => one.code === code)?.label ?? code;
}
