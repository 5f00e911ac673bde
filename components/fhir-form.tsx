import { ChoiceField } from "@/components/choice-field";
import { reasons } from "@/domain/exports/reason";

/** One patient as one FHIR Bundle: sent at once, and nothing of it kept. */
export function FhirForm({ patientId }: { patientId: string }) {
  return (
    <section aria-labelledby="fhir" className="card grid gap-4 p-4 sm:p-6">
      <div>
        <h2 id="fhir" className="text-lg font-semibold tracking-tight">
          As FHIR
        </h2>
        <p className="mt-1 max-w-prose text-pretty text-muted">
          One R4 Bundle for another system: who it is, every check-in that counts with free text, scores,
          doses and flags. Another Heron imports it as the same check-ins. It names the patient.
        </p>
      </div>
      <form
        action={`/api/patients/${patientId}/fhir.json`}
        className="grid gap-4 sm:grid-cols-2 sm:items-end"
      >
        <ChoiceField
          id="fhir-reason"
          name="reason"
          label="Reason"
          required
          choices={[
            { value: "", label: "Choose one" },
            ...reasons.map(({ code, label }) => ({ value: code, label })),
          ]}
        />
        <p>
          <button type="submit" className="button min-h-11">
            Download FHIR
          </button>
        </p>
      </form>
    </section>
  );
}
