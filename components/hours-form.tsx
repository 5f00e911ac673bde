import { ActionForm } from "@/components/action-form";
import { ChoiceField } from "@/components/choice-field";
import { zoneChoices } from "@/components/zone-choices";
import { weekdays } from "@/domain/clinic-calendar";
import type { ClinicCalendar } from "@/domain/deadline";

type Props = { calendar: ClinicCalendar; here: string };

const mondayFirst = [1, 2, 3, 4, 5, 6, 0] as const;

/** Opening times by day, days the clinic is closed, and the zone they are in. */
export function HoursForm({ calendar: { timeZone, hours, holidays }, here }: Props) {
  return (
    <ActionForm
      action="/api/clinic/hours"
      here={here}
      done={{ text: "Saved. New deadlines follow these hours." }}
      className="grid gap-8"
    >
      <fieldset>
        <legend className="mb-3 text-lg font-semibold tracking-tight">Open</legend>
        <div className="card divide-y divide-line">
          {mondayFirst.map((day) => (
            <DayFields key={day} day={day} opening={hours[day] ?? null} />
          ))}
        </div>
        <p className="mt-2 text-sm text-muted">
          A day without times is closed. Midnight at the end of a day is 00:00, shown as 12:00 AM.
        </p>
      </fieldset>
      <div className="card grid gap-5 p-4 sm:p-5">
        <div>
          <label htmlFor="holidays" className="mb-1 block font-medium">
            Closed on
          </label>
          <textarea
            id="holidays"
            name="holidays"
            rows={Math.min(12, Math.max(3, holidays.length + 1))}
            defaultValue={holidays.join("\n")}
            aria-describedby="holidays-hint"
            className="field resize-y font-mono"
          />
          <p id="holidays-hint" className="mt-1 text-sm text-muted">
            Holidays, one day a line, written like 2026-12-25.
          </p>
        </div>
        <ChoiceField
          id="timeZone"
          label="Time zone"
          hint="Of the hours above, and of every clock time that staff see."
          value={timeZone}
          choices={zoneChoices(timeZone)}
        />
      </div>
      <p>
        <button type="submit" className="button button-primary min-h-11">
          Save
        </button>
      </p>
    </ActionForm>
  );
}

type DayProps = { day: number; opening: readonly [string, string] | null };

function DayFields({ day, opening }: DayProps) {
  const name = weekdays[day];
  return (
    <div className="grid grid-cols-[1fr_auto_auto_auto] items-center gap-2 px-4 py-2 max-sm:gap-1 max-sm:px-3">
      <span>{name}</span>
      <input
        name={`opens${day}`}
        type="time"
        defaultValue={opening?.[0]}
        aria-label={`${name} opens`}
        className="field min-h-11 w-32 max-sm:w-27 max-sm:px-1.5"
      />
      <span className="text-muted">to</span>
      <input
        name={`closes${day}`}
        type="time"
        defaultValue={opening?.[1] === "24:00" ? "00:00" : opening?.[1]}
        aria-label={`${name} closes`}
        className="field min-h-11 w-32 max-sm:w-27 max-sm:px-1.5"
      />
    </div>
  );
}
