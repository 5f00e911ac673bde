import { ActionForm } from "@/components/action-form";
import { FillFromQuestionnaire } from "@/components/fill-from-questionnaire";
import type { WordingInForce } from "@/components/instrument-entry";
import { type WordingField, wordingFields } from "@/domain/instruments/clinic-wording";
import type { Instrument } from "@/domain/instruments/instrument";

type Props = {
  instrument: Instrument;
  loaded: WordingInForce | null;
  /** What loading confirms, kept with the wording. */
  statement: string;
};

/** Where the administrator pastes the clinic's licensed words, field by field. Loading makes a new version. */
export function WordingForm({ instrument, loaded, statement }: Props) {
  const idOf = (name: string) => `${instrument.id}-${name}`;
  return (
    <details className="mt-3 border-t border-line pt-3">
      <summary className="button inline-flex h-auto min-h-11 max-w-full cursor-pointer items-center text-left whitespace-normal wide:min-h-9">
        {loaded
          ? `Load a new version of ${instrument.shortTitle}`
          : `Load the wording of ${instrument.shortTitle}`}
      </summary>
      <ActionForm
        action={`/api/instruments/${instrument.id}/wording`}
        here="/instruments"
        done={{ text: `Wording of ${instrument.shortTitle} loaded.` }}
        className="mt-3"
      >
        <div className="grid max-w-3xl grid-cols-[minmax(0,1fr)] gap-4">
          <p className="text-pretty text-muted">
            Paste each text unchanged from your licensed copy. What is in force now stays with the answers
            given to it.
          </p>
          <FillFromQuestionnaire instrumentId={instrument.id} />
          {wordingFields(instrument).map((field) => (
            <Text
              key={field.key}
              id={idOf(field.key)}
              field={field}
              value={loaded?.wording.texts[field.key]}
            />
          ))}
          <Line
            id={idOf("edition")}
            name="edition"
            label="Edition"
            hint="Where the wording is from, with its year."
            value={loaded?.edition}
          />
          <Line
            id={idOf("language")}
            name="language"
            label="Language"
            hint="A code such as en or es-US."
            value={loaded?.language ?? "en"}
          />
          <label className="flex min-h-11 cursor-pointer items-start gap-2.5">
            <input
              type="checkbox"
              name="confirmed"
              value="yes"
              required
              className="mt-1 size-4 shrink-0 accent-accent"
            />
            <span className="max-w-prose text-pretty">I confirm: {statement}</span>
          </label>
          <p>
            <button type="submit" className="button button-primary min-h-11">
              Load wording
            </button>
          </p>
        </div>
      </ActionForm>
    </details>
  );
}

function Text({ id, field, value }: { id: string; field: WordingField; value: string | undefined }) {
  return (
    <div>
      <label htmlFor={id} className="mb-1 block font-medium">
        {field.label}
        {!field.required && <span className="font-normal text-muted"> (optional)</span>}
      </label>
      <textarea
        id={id}
        name={field.key}
        rows={field.kind === "answer" ? 1 : 2}
        maxLength={field.maxLength}
        required={field.required}
        defaultValue={value}
        className="field resize-y"
      />
    </div>
  );
}

type LineProps = { id: string; name: string; label: string; hint: string; value: string | undefined };

function Line({ id, name, label, hint, value }: LineProps) {
  return (
    <div>
      <label htmlFor={id} className="mb-1 block font-medium">
        {label}
      </label>
      <input
        id={id}
        name={name}
        required
        maxLength={200}
        defaultValue={value}
        aria-describedby={`${id}-hint`}
        className="field"
      />
      <p id={`${id}-hint`} className="mt-1 text-sm text-muted">
        {hint}
      </p>
    </div>
  );
}
