"use client";

/** Notes begun and not saved, by case: they outlive a look at another case, and nothing else. Never in storage. */
const drafts = new Map<string, string>();

export function dropDraft(of: string): void {
  drafts.delete(of);
}

/** The note that is begun while a case is being resolved. */
export function resolveDraft(caseId: string): string {
  return `resolve-${caseId}`;
}

type Props = {
  of: string;
  /** Where else a note may have been begun that could not be saved there. */
  orElse?: string | undefined;
  label: string;
  isRequired: boolean;
};

export function NoteField({ of, orElse = of, label, isRequired }: Props) {
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
        defaultValue={drafts.get(of) || drafts.get(orElse)}
        onChange={(event) => drafts.set(of, event.target.value)}
        className="field resize-y"
      />
    </div>
  );
}
