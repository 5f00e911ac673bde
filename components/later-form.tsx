import { ActionForm } from "@/components/action-form";
import { SaveRow } from "@/components/save-row";

/** A time to come back to a case, in the clinic's words. */
export type LaterChoice = { readonly label: string; readonly at: string };

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
      <div className="grid gap-3 px-4 pb-3 sm:px-6">
        <fieldset>
          <legend className="mb-1 font-semibold">{text.legend}</legend>
          <div className="grid gap-x-4 sm:grid-cols-2">
            {choices.map(({ label, at }, index) => (
              <label
                key={at}
                className="flex min-h-11 cursor-pointer items-center gap-2.5 rounded-md px-2 hover:bg-raised has-checked:bg-raised wide:min-h-9"
              >
                <input
                  type="radio"
                  name="until"
                  value={at}
                  required
                  data-key={index + 1}
                  aria-keyshortcuts={String(index + 1)}
                  className="size-4 shrink-0 accent-accent"
                />
                {label}
              </label>
            ))}
          </div>
        </fieldset>
        <div>
          <label htmlFor={`${door}-reason-${caseId}`} className="mb-1 block font-medium">
            {text.reason}
          </label>
          <input
            id={`${door}-reason-${caseId}`}
            name="reason"
            required
            maxLength={500}
            autoComplete="off"
            className="field"
          />
        </div>
        <p className="text-sm text-muted">{text.help}</p>
      </div>
      <SaveRow>{text.save}</SaveRow>
    </ActionForm>
  );
}
