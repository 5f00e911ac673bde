import { ActionForm } from "@/components/action-form";
import type { Channel, ContactResult } from "@/domain/triage";

const attempts: readonly { channel: Channel; result: ContactResult; label: string; said: string }[] = [
  { channel: "phone", result: "reached", label: "Reached by phone", said: "Logged: reached by phone." },
  { channel: "phone", result: "no-answer", label: "Called, no answer", said: "Logged: called, no answer." },
  { channel: "phone", result: "voicemail", label: "Left a voicemail", said: "Logged: left a voicemail." },
  { channel: "message", result: "no-answer", label: "Sent a message", said: "Logged: sent a message." },
  { channel: "in-person", result: "reached", label: "Saw in person", said: "Logged: saw in person." },
];

type Props = { caseId: string; here: string; onSaved: (version: number | null) => void };

/** Each attempt to reach the patient is one click, and stays on the timeline with who and when. */
export function ContactForms({ caseId, here, onSaved }: Props) {
  return (
    <div className="px-4 pb-4 sm:px-6">
      <p className="mb-2 text-sm text-muted">
        One click logs it with your name and the time. It does not close the case.
      </p>
      <div className="flex flex-wrap gap-2">
        {attempts.map(({ channel, result, label, said }, index) => (
          <ActionForm
            key={label}
            action={`/api/cases/${caseId}/contacts`}
            here={here}
            done={{ text: said }}
            onDone={onSaved}
          >
            <input type="hidden" name="channel" value={channel} />
            <input type="hidden" name="result" value={result} />
            <button
              type="submit"
              data-key={index + 1}
              aria-keyshortcuts={String(index + 1)}
              className="button min-h-11"
            >
              {label}
            </button>
          </ActionForm>
        ))}
      </div>
    </div>
  );
}
