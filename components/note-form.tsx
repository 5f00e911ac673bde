import { ActionForm } from "@/components/action-form";
import { dropDraft, NoteField, resolveDraft } from "@/components/note-field";
import { SaveRow } from "@/components/save-row";

type Props = {
  caseId: string;
  /** Whether the case may be resolved: else a note begun for that is offered here. */
  mayResolve: boolean;
  here: string;
  onSaved: (version: number | null) => void;
};

export function NoteForm({ caseId, mayResolve, here, onSaved }: Props) {
  const begun = mayResolve ? undefined : resolveDraft(caseId);
  return (
    <ActionForm
      action={`/api/cases/${caseId}/notes`}
      here={here}
      done={{ text: "Note saved." }}
      onDone={(version) => {
        dropDraft(caseId);
        if (begun) dropDraft(begun);
        onSaved(version);
      }}
    >
      <div className="px-4 pb-3 sm:px-6">
        <NoteField of={caseId} orElse={begun} label="Note" isRequired />
      </div>
      <SaveRow>Save note</SaveRow>
    </ActionForm>
  );
}
