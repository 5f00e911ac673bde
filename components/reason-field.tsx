type Props = { id: string; label: string; hint: string };

/** Why something was changed, in the words of who changed it. */
export function ReasonField({ id, label, hint }: Props) {
  return (
    <div>
      <label htmlFor={id} className="mb-1 block font-medium">
        {label}
      </label>
      <textarea
        id={id}
        name="reason"
        rows={2}
        required
        maxLength={2000}
        aria-describedby={`${id}-hint`}
        className="field resize-y"
      />
      <p id={`${id}-hint`} className="mt-1 text-sm text-muted">
        {hint}
      </p>
    </div>
  );
}
