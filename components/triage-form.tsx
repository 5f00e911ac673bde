import { ActionForm } from "@/components/action-form";
import { ChoiceField } from "@/components/choice-field";
import { FactList } from "@/components/fact-list";
import { PriorityBadge } from "@/components/priority-mark";
import { TextField } from "@/components/text-field";
import type { Priority } from "@/domain/priority";
import type { TriageSettings } from "@/domain/triage-settings";

/** By when a person must have looked. (dueAt in domain/deadline.ts) */
const due: [Priority, string][] = [
  ["urgent", "1 hour on the clock, day and night"],
  ["high", "8 hours of the clinic's time"],
  ["medium", "The close of the second clinic day after the answer"],
  ["low", "A week later"],
];

type Props = {
  settings: TriageSettings;
  colleagues: readonly { staffId: string; name: string }[];
  here: string;
};

export function TriageForm({ settings, colleagues, here }: Props) {
  const { claimMinutes, leadId, onCall, remoteUrgent } = settings;
  return (
    <>
      <section aria-labelledby="deadlines">
        <h2 id="deadlines" className="mb-3 text-lg font-semibold tracking-tight">
          Deadlines
        </h2>
        <FactList
          facts={due.map(([priority, detail]) => ({
            term: <PriorityBadge priority={priority} />,
            key: priority,
            detail,
          }))}
        />
        <p className="mt-2 text-sm text-muted">
          The same in every clinic, counted from the moment the patient answered.
        </p>
      </section>
      <ActionForm action="/api/clinic/triage-settings" here={here} done={{ text: "Saved." }}>
        <div className="grid gap-8">
          <section aria-labelledby="claims">
            <h2 id="claims" className="mb-3 text-lg font-semibold tracking-tight">
              Claims and escalation
            </h2>
            <div className="card grid gap-5 p-4 sm:grid-cols-2 sm:p-5">
              <TextField
                id="claimMinutes"
                label="A claim lasts, in minutes"
                type="number"
                min={15}
                max={1440}
                required
                value={claimMinutes}
                hint="Without a note, a contact or another act of its owner, the case goes back to the queue then."
              />
              <ChoiceField
                id="leadId"
                label="Lead"
                value={leadId ?? ""}
                choices={[
                  { value: "", label: "Every clinician" },
                  ...colleagues.map(({ staffId, name }) => ({ value: staffId, label: name })),
                ]}
                hint="Before whom a deadline is put that everybody missed."
              />
            </div>
          </section>
          <section aria-labelledby="closed">
            <h2 id="closed" className="mb-3 text-lg font-semibold tracking-tight">
              While the clinic is closed
            </h2>
            <div className="card grid gap-5 p-4 sm:p-5">
              <div className="grid gap-5 sm:grid-cols-2">
                <TextField id="onCallName" label="On call: name" maxLength={200} value={onCall?.name} />
                <TextField
                  id="onCallPhone"
                  label="On call: phone"
                  type="tel"
                  maxLength={200}
                  value={onCall?.phone}
                />
              </div>
              <fieldset>
                <legend className="mb-1 font-medium">Are urgent findings answered then?</legend>
                {(["yes", "no"] as const).map((value) => (
                  <label
                    key={value}
                    className="flex min-h-11 cursor-pointer items-center gap-2.5 rounded-md px-2 hover:bg-raised"
                  >
                    <input
                      type="radio"
                      name="remoteUrgent"
                      value={value}
                      defaultChecked={remoteUrgent === (value === "yes")}
                      className="size-4 shrink-0 accent-accent"
                    />
                    {value === "yes"
                      ? "Yes, by whoever is on call"
                      : "No. The queue says that nobody is watching, and patients are shown crisis contacts"}
                  </label>
                ))}
                <p className="mt-1 px-2 text-sm text-pretty text-muted">
                  Yes needs a name and a phone number. Urgent findings are raised, shown and told to everybody
                  at the queue either way.
                </p>
              </fieldset>
            </div>
          </section>
          <p>
            <button type="submit" className="button button-primary min-h-11">
              Save
            </button>
          </p>
        </div>
      </ActionForm>
    </>
  );
}
