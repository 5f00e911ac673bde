import type { Metadata } from "next";
import Link from "next/link";
import { notFound } from "next/navigation";
import { requirePage } from "@/auth/session";
import { ActionForm } from "@/components/action-form";
import { medicineClassWords, sexWords } from "@/components/background-words";
import { FactList } from "@/components/fact-list";
import { type Background, findBackground } from "@/db/queries/find-background";
import { can } from "@/domain/access";
import { medicineClasses, sexes } from "@/domain/patient-record";
import { oneOf, uuidIn } from "../../../search-params";

export const metadata: Metadata = { title: "History and medicines" };

/** What rules read of a person besides answers and plan. Nobody asked is shown as such: it is not the same as no. */
export default async function BackgroundPage({
  params,
  searchParams,
}: PageProps<"/patients/[patientId]/background">) {
  const viewer = await requirePage("view-patients");
  const patientId = uuidIn((await params).patientId);
  const background = patientId && (await findBackground(viewer, patientId, new Date()));
  if (!background) notFound();
  const error = oneOf((await searchParams).error);
  const mayChange = can(viewer, "record-background");
  return (
    <div className="mx-auto grid w-full max-w-4xl gap-8 px-4 py-6 sm:px-6">
      <div>
        <Link href={`/patients/${background.id}`} className="link text-sm">
          {background.familyName}, {background.givenName} #{background.number}
        </Link>
        <h1 className="mt-1 text-2xl font-semibold tracking-tight">History and medicines</h1>
        <p className="mt-1 max-w-prose text-pretty text-muted">
          Some rules read these: a sedative in an answer weighs less when one is prescribed, and signs of mood
          elevation weigh more with a bipolar history. A change counts from the next check-in.
        </p>
      </div>
      {error && (
        <p role="alert" className="rounded-lg border-2 border-urgent bg-urgent-tint p-3">
          <strong>Not saved.</strong> Check what was filled in, then try again.
        </p>
      )}
      <section aria-labelledby="history">
        <h2 id="history" className="mb-3 text-lg font-semibold tracking-tight">
          Sex and history
        </h2>
        {mayChange ? <HistoryForm background={background} /> : <History background={background} />}
      </section>
      <section aria-labelledby="medicines">
        <h2 id="medicines" className="mb-3 text-lg font-semibold tracking-tight">
          Other medicines
        </h2>
        <Medicines background={background} mayChange={mayChange} />
      </section>
    </div>
  );
}

const yesNo = (value: boolean | null) => (value === null ? "Nobody asked" : value ? "Yes" : "No");

function History({ background: { sex, bipolarHistory } }: { background: Background }) {
  return (
    <FactList
      facts={[
        { term: "Sex", detail: sex ? sexWords[sex] : "Nobody asked" },
        { term: "Bipolar history", detail: yesNo(bipolarHistory) },
      ]}
    />
  );
}

function HistoryForm({ background: { id, sex, bipolarHistory } }: { background: Background }) {
  return (
    <ActionForm
      action={`/api/patients/${id}/background`}
      here={`/patients/${id}/background`}
      done={{ text: "Saved. It counts from the next check-in." }}
      className="card grid gap-4 p-4 sm:p-5"
    >
      <div>
        <label htmlFor="sex" className="block font-medium">
          Sex on record
        </label>
        <p id="sex-hint" className="mb-1 text-sm text-muted">
          The cut-off for alcohol (AUDIT-C) depends on it.
        </p>
        <select
          id="sex"
          name="sex"
          defaultValue={sex ?? ""}
          aria-describedby="sex-hint"
          className="field min-h-11 w-full sm:w-72"
        >
          <option value="">Nobody asked</option>
          {sexes.map((one) => (
            <option key={one} value={one}>
              {sexWords[one]}
            </option>
          ))}
        </select>
      </div>
      <div>
        <label htmlFor="bipolar" className="block font-medium">
          Bipolar history
        </label>
        <p id="bipolar-hint" className="mb-1 text-sm text-muted">
          Bipolar disorder or a manic episode, at any time.
        </p>
        <select
          id="bipolar"
          name="bipolar"
          defaultValue={bipolarHistory === null ? "" : bipolarHistory ? "yes" : "no"}
          aria-describedby="bipolar-hint"
          className="field min-h-11 w-full sm:w-72"
        >
          <option value="">Nobody asked</option>
          <option value="yes">Yes</option>
          <option value="no">No</option>
        </select>
      </div>
      <p>
        <button type="submit" className="button button-primary min-h-11">
          Save
        </button>
      </p>
    </ActionForm>
  );
}

function Medicines({ background, mayChange }: { background: Background; mayChange: boolean }) {
  const { id, medicines } = background;
  const form = { action: `/api/patients/${id}/medicines`, here: `/patients/${id}/background` };
  return (
    <div className="grid gap-3">
      {medicines === null && <p className="text-muted">Nobody asked yet.</p>}
      {medicines?.length === 0 && <p className="text-muted">None: the patient was asked.</p>}
      {medicines && medicines.length > 0 && (
        <ul className="card divide-y divide-line">
          {medicines.map(({ name, class: kind }) => (
            <li
              key={name}
              className="flex flex-wrap items-center justify-between gap-x-4 gap-y-2 px-4 py-2.5"
            >
              <span className="min-w-0 wrap-anywhere">
                {name} <span className="text-muted">· {medicineClassWords[kind]}</span>
              </span>
              {mayChange && (
                <ActionForm {...form} done={{ text: `${name} was taken off the list.` }}>
                  <input type="hidden" name="do" value="remove" />
                  <input type="hidden" name="name" value={name} />
                  <button type="submit" className="button min-h-11" aria-label={`Remove ${name}`}>
                    Remove
                  </button>
                </ActionForm>
              )}
            </li>
          ))}
        </ul>
      )}
      {mayChange && medicines === null && (
        <ActionForm {...form} done={{ text: "Saved: no other medicines." }}>
          <input type="hidden" name="do" value="none" />
          <button type="submit" className="button min-h-11">
            Asked: none
          </button>
        </ActionForm>
      )}
      {mayChange && (
        <ActionForm
          {...form}
          done={{ text: "Added. It counts from the next check-in." }}
          className="card flex flex-wrap items-end gap-4 p-4 sm:p-5"
        >
          <input type="hidden" name="do" value="add" />
          <div className="min-w-0 grow basis-64">
            <label htmlFor="name" className="mb-1 block font-medium">
              Medicine and strength
            </label>
            <input
              // Emptied once it stands on the list.
              key={medicines?.length ?? 0}
              id="name"
              name="name"
              required
              maxLength={200}
              autoComplete="off"
              className="field min-h-11 w-full"
            />
          </div>
          <div className="basis-56">
            <label htmlFor="class" className="mb-1 block font-medium">
              Class
            </label>
            <select id="class" name="class" required defaultValue="" className="field min-h-11 w-full">
              <option value="" disabled>
                Choose one
              </option>
              {medicineClasses.map((one) => (
                <option key={one} value={one}>
                  {medicineClassWords[one]}
                </option>
              ))}
            </select>
          </div>
          <button type="submit" className="button button-primary min-h-11">
            Add
          </button>
        </ActionForm>
      )}
    </div>
  );
}
