import { ActionForm } from "@/components/action-form";
import { dropDraft, NoteField } from "@/components/note-field";
import { SaveRow } from "@/components/save-row";

type Props = { caseId: string; here: string; onSaved: (version: number | null) => void };

export function NoteForm({ caseId, here, onSaved }: Props) {
  return (
    <ActionForm
      action={`/api/cases/${caseId}/notes`}
      here={here}
      done={{ text: "Note saved." }}
      onDone={(version) => {
        dropDraft(caseId);
        onSaved(version);
      }}
    >
      <div className="px-4 pb-3 sm:px-6">
        <NoteField of={caseId} label="Note" isRequired />
      </div>
      <SaveRow>Save note</SaveRow>
    </ActionForm>
  );
}
