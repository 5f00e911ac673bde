import { ActionForm } from "@/components/action-form";
import { ChoiceField } from "@/components/choice-field";
import { TextField } from "@/components/text-field";
import { dayText } from "@/components/time";
import { findOutcome, type OwnOutcome, outcomes } from "@/domain/triage";

type Listed = OwnOutcome & { retiredAt: Date | null };

type Props = { own: readonly Listed[]; here: string; timeZone: string };

const action = "/api/clinic/outcomes";

/** The clinic's own ways to say how a case ended. None is ever removed: cases were closed with it. */
export function OwnOutcomes({ own, here, timeZone }: Props) {
  return (
    <section aria-labelledby="outcomes">
      <h2 id="outcomes" className="mb-1 text-lg font-semibold tracking-tight">
        Outcomes of your own
      </h2>
      <p className="mb-3 max-w-prose text-pretty text-muted">
        Offered beside the standard outcomes when a case is resolved. Each stands for one of those, and the
        same rules hold for it.
      </p>
      {own.length > 0 && (
        <ul className="card mb-4 divide-y divide-line">
          {own.map((one) => (
            <li key={one.code} className="flex flex-wrap items-center gap-x-4 gap-y-2 px-4 py-3">
              <Outcome one={one} timeZone={timeZone} />
              <ActionForm
                action={action}
                here={here}
                done={{ text: one.retiredAt ? "Offered again." : "No longer offered." }}
                className="ml-auto"
              >
                {Object.entries({ ...valuesOf(one), offered: one.retiredAt ? "yes" : "no" }).map(
                  ([name, value]) => (
                    <input key={name} type="hidden" name={name} value={value} />
                  ),
                )}
                <button type="submit" className="button min-h-11" aria-label={`${verb(one)}: ${one.label}`}>
                  {verb(one)}
                </button>
              </ActionForm>
            </li>
          ))}
        </ul>
      )}
      <ActionForm
        key={own.length}
        action={action}
        here={here}
        done={{ text: "Added. It is offered from now on." }}
        className="card grid gap-5 p-4 sm:p-5"
      >
        <h3 className="font-semibold">Add an outcome</h3>
        <div className="grid gap-5 sm:grid-cols-2">
          <TextField id="label" label="Label" required maxLength={120} hint="What staff read and choose." />
          <TextField
            id="code"
            label="Code"
            required
            maxLength={32}
            hint="For exports, such as “dose-paused”: two small letters first, then letters, digits, hyphens."
          />
        </div>
        <ChoiceField
          id="standsFor"
          label="Stands for"
          required
          choices={outcomes.map(({ code, label }) => ({ value: code, label }))}
          hint="How it counts in reports. This cannot be changed later."
        />
        <p>
          <button type="submit" className="button button-primary min-h-11">
            Add
          </button>
        </p>
      </ActionForm>
    </section>
  );
}

function Outcome({
  one: { label, code, standsFor, retiredAt },
  timeZone,
}: {
  one: Listed;
  timeZone: string;
}) {
  return (
    <p className="min-w-0 wrap-anywhere">
      <span className="block font-medium">{label}</span>
      <span className="block text-sm text-muted">
        {code}, stands for “{findOutcome(standsFor)?.label}”
        {retiredAt && `. No longer offered since ${dayText(retiredAt, timeZone)}`}
      </span>
    </p>
  );
}

function valuesOf({ code, label, standsFor }: Listed) {
  return { code, label, standsFor };
}

function verb({ retiredAt }: Listed): string {
  return retiredAt ? "Offer again" : "Stop offering";
}
