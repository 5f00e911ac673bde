import { ActionForm } from "@/components/action-form";
import { type LaterChoice, LaterFields } from "@/components/later-fields";
import { SaveRow } from "@/components/save-row";

type Props = {
  caseId: string;
  door: "wait" | "snooze";
  choices: readonly LaterChoice[];
  here: string;
  onSaved: (version: number | null) => void;
};

const texts = {
  wait: {
    legend: "Wait until",
    reason: "What for? Your team reads it in the queue.",
    help: "The case stays yours. Its clock stands still until then, except when it is urgent; a worse answer brings it back at once.",
    save: "Wait",
    done: "Waiting. The case comes back at the time you chose.",
  },
  snooze: {
    legend: "Snooze until",
    reason: "Why can it sleep?",
    help: "The case leaves the list until then and stays under Snoozed. Only a worse answer wakes it earlier.",
    save: "Snooze",
    done: "Snoozed. A worse answer wakes it earlier.",
  },
} as const;

/** Puts a case off until a time, with a reason: nothing waits without an end. */
export function LaterForm({ caseId, door, choices, here, onSaved }: Props) {
  const text = texts[door];
  return (
    <ActionForm
      action={`/api/cases/${caseId}/${door}`}
      here={here}
      done={{ text: text.done, undo: { action: `/api/cases/${caseId}/undo`, to: here } }}
      onDone={onSaved}
    >
      <LaterFields id={`${door}-${caseId}`} choices={choices} {...text} />
      <SaveRow>{text.save}</SaveRow>
    </ActionForm>
  );
}
