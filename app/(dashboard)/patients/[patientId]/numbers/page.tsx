import type { Metadata } from "next";
import Link from "next/link";
import { notFound } from "next/navigation";
import { requirePage } from "@/auth/session";
import { ActionForm } from "@/components/action-form";
import { ReasonField } from "@/components/reason-field";
import { Clock } from "@/components/time";
import { findOverrides, type ShownOverride } from "@/db/queries/find-thresholds";
import { can } from "@/domain/access";
import { addDays, localDay } from "@/domain/local-day";
import {
  isThreshold,
  mayDifferByPatient,
  thresholdInWords,
  thresholdNames,
} from "@/domain/rules/threshold-set";
import { thresholdSpecs } from "@/domain/rules/thresholds";
import { oneOf, uuidIn } from "../../../search-params";

export const metadata: Metadata = { title: "Numbers for one patient" };

/** Numbers of rules set for one patient, for a time. What a safety rule reads is the same for everybody. */
export default async function PatientNumbersPage({
  params,
  searchParams,
}: PageProps<"/patients/[patientId]/numbers">) {
  const viewer = await requirePage("view-patients");
  const patientId = uuidIn((await params).patientId);
  const now = new Date();
  const found = patientId && (await findOverrides(viewer, patientId, now));
  if (!found) notFound();
  const { patient, overrides, clinic } = found;
  const error = oneOf((await searchParams).error);
  const here = `/patients/${patient.id}/numbers`;
  const isInForce = (one: ShownOverride) => !one.endedAt && one.expiresAt > now;
  const lists = [
    {
      id: "in-force",
      title: "In force",
      rows: overrides.filter(isInForce),
      none: "None: the clinic's numbers hold.",
    },
    { id: "earlier", title: "Earlier", rows: overrides.filter((one) => !isInForce(one)), none: "None." },
  ];
  const today = localDay(now, viewer.timeZone);
  return (
    <div className="mx-auto grid w-full max-w-4xl gap-8 px-4 py-6 sm:px-6">
      <div>
        <Link href={`/patients/${patient.id}`} className="link text-sm">
          {patient.familyName}, {patient.givenName} #{patient.number}
        </Link>
        <h1 className="mt-1 text-2xl font-semibold tracking-tight">Numbers for this patient</h1>
        <p className="mt-1 max-w-prose text-pretty text-muted">
          A number that a rule compares with can differ for one patient for a time, say a higher blood
          pressure before a dose. Safety rules read the same numbers for everybody.
        </p>
      </div>
      {error && (
        <p role="alert" className="rounded-lg border-2 border-urgent bg-urgent-tint p-3">
          <strong>Not saved.</strong> Check the number, the last day and the reason, then try again.
        </p>
      )}
      {lists.map(({ id, title, rows, none }) => (
        <section key={id} aria-labelledby={id}>
          <h2 id={id} className="mb-3 text-lg font-semibold tracking-tight">
            {title}
          </h2>
          {rows.length === 0 && <p className="text-muted">{none}</p>}
          <ul className="grid gap-3">
            {rows.map((one) => (
              <li key={one.id} className="card flex flex-wrap items-start justify-between gap-3 p-4 sm:p-5">
                <div className="min-w-0">
                  {isThreshold(one.name) && (
                    <p className="font-medium text-pretty">
                      {thresholdSpecs[one.name].means}: {thresholdInWords(one.name, one.value)}{" "}
                      <span className="font-normal text-muted">
                        (clinic {thresholdInWords(one.name, clinic.values[one.name])})
                      </span>
                    </p>
                  )}
                  <p className="mt-1 text-pretty wrap-anywhere">“{one.reason}”</p>
                  <p className="mt-1 text-sm text-muted">
                    {one.setBy}, <Clock at={one.setAt} timeZone={viewer.timeZone} />; until{" "}
                    <Clock at={one.endedAt ?? one.expiresAt} timeZone={viewer.timeZone} />
                  </p>
                </div>
                {isInForce(one) && can(viewer, "override-thresholds") && (
                  <ActionForm
                    action={`/api/patients/${patient.id}/thresholds/${one.id}/end`}
                    here={here}
                    done={{ text: "Ended. The clinic's number holds again." }}
                  >
                    <button type="submit" className="button min-h-11">
                      End now
                    </button>
                  </ActionForm>
                )}
              </li>
            ))}
          </ul>
        </section>
      ))}
      {can(viewer, "override-thresholds") && (
        <section aria-labelledby="set">
          <h2 id="set" className="mb-3 text-lg font-semibold tracking-tight">
            Set a number
          </h2>
          <ActionForm
            action={`/api/patients/${patient.id}/thresholds`}
            here={here}
            done={{ text: "Set. It counts from the next check-in." }}
            className="card grid gap-4 p-4 sm:p-5"
          >
            <div>
              <label htmlFor="name" className="mb-1 block font-medium">
                Number
              </label>
              <select id="name" name="name" required defaultValue="" className="field min-h-11">
                <option value="" disabled>
                  Choose one
                </option>
                {thresholdNames.filter(mayDifferByPatient).map((name) => (
                  <option key={name} value={name}>
                    {thresholdSpecs[name].rules.join(", ")}: {thresholdSpecs[name].means} (
                    {thresholdInWords(name, clinic.values[name])})
                  </option>
                ))}
              </select>
            </div>
            <div className="flex flex-wrap gap-4">
              <div>
                <label htmlFor="value" className="mb-1 block font-medium">
                  For this patient
                </label>
                <input
                  id="value"
                  name="value"
                  type="number"
                  step="any"
                  min={0}
                  required
                  className="field min-h-11 w-32"
                />
              </div>
              <div>
                <label htmlFor="until" className="mb-1 block font-medium">
                  Last day
                </label>
                <input
                  id="until"
                  name="until"
                  type="date"
                  required
                  min={today}
                  max={addDays(today, 365)}
                  defaultValue={addDays(today, 90)}
                  className="field min-h-11 w-44"
                />
              </div>
            </div>
            <ReasonField id="why" label="Why?" hint="Kept with the number. It is shown to colleagues." />
            <p>
              <button type="submit" className="button button-primary min-h-11">
                Set
              </button>
            </p>
          </ActionForm>
        </section>
      )}
    </div>
  );
}
