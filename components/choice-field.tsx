import type { ReactNode } from "react";

type Props = {
  id: string;
  label: string;
  hint?: ReactNode;
  name?: string;
  value?: string;
  required?: boolean;
  choices: readonly { value: string; label: string }[];
};

/** One of a list, chosen with the browser's own control. */
export function ChoiceField({ id, label, hint, name = id, value, required, choices }: Props) {
  return (
    <div>
      <label htmlFor={id} className="mb-1 block font-medium">
        {label}
      </label>
      <select
        id={id}
        name={name}
        defaultValue={value}
        required={required}
        aria-describedby={hint ? `${id}-hint` : undefined}
        className="field min-h-11"
      >
        {choices.map((choice) => (
          <option key={choice.value} value={choice.value}>
            {choice.label}
          </option>
        ))}
      </select>
      {hint && (
        <p id={`${id}-hint`} className="mt-1 text-sm text-pretty text-muted">
          {hint}
        </p>
      )}
    </div>
  );
}
