import { ActionForm } from "@/components/action-form";
import { ChoiceField } from "@/components/choice-field";
import { PriorityBadge } from "@/components/priority-mark";
import { TextField } from "@/components/text-field";
import { zoneChoices } from "@/components/zone-choices";
import type { Preferences } from "@/domain/notify";
import { type Priority, priorities } from "@/domain/priority";

/** When e-mail of each priority goes out. (noticesOf in domain/notify.ts) */
const when: Record<Priority, string> = {
  urgent: "At once, day and night. Again after 15 minutes while nobody has taken the case.",
  high: "At once in the clinic's hours, else at the next opening.",
  medium: "In one summary a day, when the clinic opens.",
  low: "In the same summary.",
};

type Props = { preferences: Preferences; clinicZone: string; here: string };

/** Which e-mail a person wants, and when none. */
export function PreferencesForm({ preferences: { off, quiet }, clinicZone, here }: Props) {
  return (
    <ActionForm action="/api/preferences" here={here} done={{ text: "Saved." }} className="grid gap-8">
      <fieldset>
        <legend className="mb-3 text-lg font-semibold tracking-tight">E-mail about cases</legend>
        <div className="card divide-y divide-line">
          {priorities.map((priority) => (
            <label
              key={priority}
              className="grid cursor-pointer grid-cols-[auto_1fr] items-center gap-x-3 px-4 py-3 hover:bg-raised sm:grid-cols-[auto_7rem_1fr]"
            >
              <input
                type="checkbox"
                name={priority}
                value="yes"
                defaultChecked={!off.includes(priority)}
                className="size-5 accent-accent"
              />
              <span>
                <PriorityBadge priority={priority} />
              </span>
              <span className="text-pretty text-muted max-sm:col-start-2">{when[priority]}</span>
            </label>
          ))}
        </div>
        <p className="mt-2 max-w-prose text-sm text-pretty text-muted">
          When everybody who works the queue has switched a priority off, all of them are told of it after
          all. A case that a colleague gives to you is always told to you.
        </p>
      </fieldset>
      <fieldset>
        <legend className="mb-1 text-lg font-semibold tracking-tight">Quiet hours</legend>
        <p className="mb-3 max-w-prose text-pretty text-muted">
          Messages that would come then come at their end. Urgent ones do not wait, and quiet hours never
          silence the last person: if everybody is quiet, everybody is told.
        </p>
        <div className="card grid gap-4 p-4 sm:grid-cols-[9rem_9rem_1fr] sm:p-5">
          <TextField id="quietFrom" label="From" type="time" value={quiet?.from} />
          <TextField id="quietTo" label="Until" type="time" value={quiet?.to} />
          <ChoiceField
            id="quietZone"
            label="Your time zone"
            value={quiet?.timeZone ?? clinicZone}
            choices={zoneChoices(clinicZone)}
          />
        </div>
        <p className="mt-2 text-sm text-muted">Leave both times empty for none.</p>
      </fieldset>
      <p>
        <button type="submit" className="button button-primary min-h-11">
          Save
        </button>
      </p>
    </ActionForm>
  );
}
