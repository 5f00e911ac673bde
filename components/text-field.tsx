import type { ReactNode } from "react";

type Props = {
  id: string;
  label: string;
  hint?: ReactNode;
  /** Name of the field; its id when absent. */
  name?: string;
  type?: "text" | "tel" | "url" | "time" | "date" | "number";
  value?: string | number;
  required?: boolean;
  maxLength?: number;
  min?: number;
  max?: number;
  className?: string;
};

/** One line to fill in, its label above and what it is for below. */
export function TextField({
  id,
  label,
  hint,
  name = id,
  type = "text",
  value,
  className = "",
  ...limits
}: Props) {
  return (
    <div className={className}>
      <label htmlFor={id} className="mb-1 block font-medium">
        {label}
      </label>
      <input
        id={id}
        name={name}
        type={type}
        defaultValue={value}
        autoComplete="off"
        aria-describedby={hint ? `${id}-hint` : undefined}
        className="field min-h-11"
        {...limits}
      />
      {hint && (
        <p id={`${id}-hint`} className="mt-1 text-sm text-pretty text-muted">
          {hint}
        </p>
      )}
    </div>
  );
}
