"use client";

import { ActionForm } from "@/components/action-form";
import { DispositionFields } from "@/components/disposition-fields";
import { dropDraft, resolveDraft } from "@/components/note-field";
import { SaveRow } from "@/components/save-row";
import type { Priority } from "@/domain/priority";
import type { OwnOutcome } from "@/domain/triage";

type Props = {
  caseId: string;
  /** The version on screen: answers that came since are not closed unseen. */
  version: number;
  priority: Priority;
  safety: boolean;
  ownOutcomes: readonly OwnOutcome[];
  here: string;
  next: string;
  onSaved: () => void;
};

/** How the case ended. A digit chooses, Enter saves; the next case opens. */
export function DispositionForm({ caseId, version, here, next, onSaved, ...fields }: Props) {
  const draft = resolveDraft(caseId);
  return (
    <ActionForm
      action={`/api/cases/${caseId}/close`}
      here={here}
      then={next}
      done={{ text: "Case resolved.", undo: { action: `/api/cases/${caseId}/undo`, to: here } }}
      onDone={() => {
        dropDraft(draft);
        onSaved();
      }}
    >
      <input type="hidden" name="version" value={version} />
      <DispositionFields {...fields} draft={draft} />
      <SaveRow>Resolve case</SaveRow>
    </ActionForm>
  );
}
