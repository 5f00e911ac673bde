import { ActionForm } from "@/components/action-form";
import { type Colleague, ColleagueField } from "@/components/colleague-field";
import { SaveRow } from "@/components/save-row";

type Props = {
  caseId: string;
  colleagues: readonly Colleague[];
  here: string;
  onSaved: (version: number | null) => void;
};

export function AssignForm({ caseId, colleagues, here, onSaved }: Props) {
  return (
    <ActionForm
      action={`/api/cases/${caseId}/assign`}
      here={here}
      done={{ text: "Assigned.", undo: { action: `/api/cases/${caseId}/undo`, to: here } }}
      onDone={onSaved}
    >
      <ColleagueField id={`assign-${caseId}`} label="Give the case to" colleagues={colleagues} />
      <SaveRow>Assign</SaveRow>
    </ActionForm>
  );
}
