import type { FormEvent } from "react";

/** A time to come back to a case, in the clinic's words. */
export type LaterChoice = { readonly label: string; readonly at: string };

type Props = {
  id: string;
  choices: readonly LaterChoice[];
  legend: string;
  reason: string;
  help: string;
};

const choice =
  "flex min-h-11 cursor-pointer items-center gap-2.5 rounded-md px-2 hover:bg-raised has-checked:bg-raised wide:min-h-9";

/** Until when, out of the usual times or at a time of one's own in the clinic's zone, and what for. */
export function LaterFields({ id, choices, legend, reason, help }: Props) {
  return (
    <div className="grid gap-3 px-4 pb-3 sm:px-6">
      <fieldset>
        <legend className="mb-1 font-semibold">{legend}</legend>
        <div className="grid gap-x-4 @md:grid-cols-2">
          {choices.map(({ label, at }, index) => (
            <label key={at} className={choice}>
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
          <div className="flex flex-wrap items-center gap-x-2">
            <label className={choice}>
              <input
                type="radio"
                name="until"
                value="chosen"
                required
                data-key={choices.length + 1}
                aria-keyshortcuts={String(choices.length + 1)}
                className="size-4 shrink-0 accent-accent"
              />
              At another time
            </label>
            <input
              type="datetime-local"
              name="chosenAt"
              aria-label="Date and time, in the clinic's time zone"
              onInput={chooseAnother}
              className="field w-auto! min-w-0"
            />
          </div>
        </div>
      </fieldset>
      <div>
        <label htmlFor={`${id}-reason`} className="mb-1 block font-medium">
          {reason}
        </label>
        <input
          id={`${id}-reason`}
          name="reason"
          required
          maxLength={500}
          autoComplete="off"
          className="field"
        />
      </div>
      <p className="text-sm text-muted">{help}</p>
    </div>
  );
}

function chooseAnother({ currentTarget: { form } }: FormEvent<HTMLInputElement>) {
  const until = form?.elements.namedItem("until");
  if (until instanceof RadioNodeList) until.value = "chosen";
}
