import { ActionForm } from "@/components/action-form";
import { SaveRow } from "@/components/save-row";

export type Colleague = { readonly staffId: string; readonly name: string };

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
      <div className="grid max-w-sm gap-1 px-4 pb-3 sm:px-6">
        <label htmlFor={`assign-${caseId}`} className="font-medium">
          Give the case to
        </label>
        <select id={`assign-${caseId}`} name="to" required defaultValue="" className="field min-h-11">
          <option value="" disabled>
            Choose a colleague
          </option>
          {colleagues.map(({ staffId, name }) => (
            <option key={staffId} value={staffId}>
              {name}
            </option>
          ))}
        </select>
      </div>
      <SaveRow>Assign</SaveRow>
    </ActionForm>
  );
}
