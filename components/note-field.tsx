"use client";

/** Notes begun and not saved, by case: they outlive a look at another case, and nothing else. Never in storage. */
const drafts = new Map<string, string>();

export function dropDraft(of: string): void {
  drafts.delete(of);
}

type Props = { of: string; label: string; isRequired: boolean };

export function NoteField({ of, label, isRequired }: Props) {
  return (
    <div>
      <label htmlFor={`note-${of}`} className="mb-1 block font-medium">
        {label}
      </label>
      <textarea
        id={`note-${of}`}
        name="note"
        rows={2}
        maxLength={4000}
        required={isRequired}
        defaultValue={drafts.get(of)}
        onChange={(event) => drafts.set(of, event.target.value)}
        className="field resize-y"
      />
    </div>
  );
}
