import Link from "next/link";
import { ActionForm } from "@/components/action-form";
import { ChoiceField } from "@/components/choice-field";
import { ExportPreview, type Previewed } from "@/components/export-preview";
import { TextField } from "@/components/text-field";
import { exportWhats, viewWords } from "@/domain/exports/export";
import { reasons } from "@/domain/exports/reason";

type Patient = { id: string; givenName: string; familyName: string; number: string };

type Offered = (typeof exportWhats)[number];

/** Whose rows: everybody's, or those of a view of the caseload. */
type Choice = { value: string; label: string };

type Props = {
  here: string;
  what: Offered;
  /** When it is about one patient. */
  patient: Patient | null;
  counted: Previewed;
  mayResearch: boolean;
  /** The view that the page was opened with, if any, and the viewer's own views. */
  view: string | null;
  own: readonly Choice[];
};

const usual: readonly Choice[] = [
  { value: "everybody", label: "The whole clinic" },
  { value: "sort=deterioration&case=any", label: "Patients with an open case" },
  { value: "sort=deterioration&due=late", label: "Patients whose PHQ-9 is overdue" },
  { value: "sort=deterioration&course=worse", label: "Patients reliably worse than at baseline" },
];

const whats: Record<Offered, { label: string; says: string }> = {
  scores: { label: "Scores", says: "One row for each measure of a check-in" },
  answers: { label: "Answers", says: "One row for each question answered" },
  flags: { label: "Flags", says: "One row for each flag, with why it was raised and how it ended" },
  research: {
    label: "Research set without names",
    says: "All tables with codes for names, moved dates, no free text",
  },
};

/** What is to leave Heron, of whom, and why; how much that is stands below before anything is made. */
export function ExportForm({ here, what, patient, counted, mayResearch, view, own }: Props) {
  const offered = exportWhats.filter((one) => one !== "research" || (mayResearch && !patient));
  return (
    <ActionForm
      action="/api/exports"
      here={here}
      done={{ text: "The export is being made." }}
      className="card grid gap-5 p-4 sm:p-6"
    >
      <fieldset>
        <legend className="mb-2 font-medium">What</legend>
        <div className="grid gap-x-6 gap-y-1 sm:grid-cols-2">
          {offered.map((one) => (
            <label key={one} className="flex min-h-11 items-start gap-2.5 py-1.5">
              <input
                type="radio"
                name="what"
                value={one}
                defaultChecked={one === what}
                className="mt-1 size-4 shrink-0 accent-accent"
              />
              <span>
                {whats[one].label}
                <span className="block text-sm text-muted">{whats[one].says}</span>
              </span>
            </label>
          ))}
        </div>
      </fieldset>
      <div className="grid gap-x-6 gap-y-5 sm:grid-cols-2">
        {patient ? (
          <div>
            <p className="mb-1 font-medium">Who</p>
            <p className="flex min-h-11 flex-wrap items-center gap-x-3">
              <span>
                {patient.familyName}, {patient.givenName}{" "}
                <span className="text-muted">#{patient.number}</span>
              </span>
              <Link href={here} className="link text-sm">
                Others instead
              </Link>
            </p>
            <input type="hidden" name="patientId" value={patient.id} />
          </div>
        ) : (
          <ChoiceField id="who" label="Who" value={view ?? undefined} choices={choicesWith(view, own)} />
        )}
        <ChoiceField
          id="reason"
          label="Reason"
          required
          choices={[
            { value: "", label: "Choose one" },
            ...reasons.map(({ code, label }) => ({ value: code, label })),
          ]}
        />
        <TextField id="from" type="date" label="From" hint="Empty: from the first." />
        <TextField id="to" type="date" label="To" hint="Included. Empty: up to now." />
      </div>
      <label className="flex min-h-8 items-start gap-2.5">
        <input type="checkbox" name="freeText" value="yes" className="mt-1 size-4 shrink-0 accent-accent" />
        <span>
          With free text
          <span className="block text-sm text-muted">
            Of answers: what patients wrote in their own words, too.
          </span>
        </span>
      </label>
      <ExportPreview counted={counted} />
      <div className="flex flex-wrap items-center gap-3">
        <button type="submit" className="button button-primary min-h-11">
          Create
        </button>
        <button type="submit" formAction="/api/exports/send" className="button min-h-11">
          Download CSV at once
        </button>
        <p className="basis-full text-sm text-pretty text-muted">
          Create makes an archive with tables, data dictionary and manifest in the background and keeps it for
          24 hours. At once sends one table and keeps nothing of it.
        </p>
      </div>
    </ActionForm>
  );
}

function choicesWith(view: string | null, own: readonly Choice[]): Choice[] {
  const offered = [...usual, ...own];
  if (view === null || offered.some(({ value }) => value === view)) return offered;
  return [{ value: view, label: `This view: ${viewWords(view)}` }, ...offered];
}
