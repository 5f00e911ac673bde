import type { Metadata } from "next";
import Link from "next/link";
import { requirePage } from "@/auth/session";
import { CaseloadForm } from "@/components/caseload-form";
import { CaseloadTable } from "@/components/caseload-table";
import { CaseloadViews } from "@/components/caseload-views";
import { ExportLink } from "@/components/export-link";
import { FindPatient } from "@/components/find-patient";
import { KeyHint } from "@/components/key-hint";
import { NotSaved } from "@/components/not-saved";
import { RowSteps } from "@/components/row-steps";
import { listCaseload } from "@/db/queries/list-caseload";
import { listViews } from "@/db/queries/list-views";
import { can } from "@/domain/access";
import { type CaseloadAsked, caseloadText, filterWords, readCaseload, withFilter } from "@/domain/caseload";
import { localDay } from "@/domain/local-day";
import { oneOf } from "../search-params";
import { patientInList } from "./patient-in-list";

export const metadata: Metadata = { title: "Patients" };

/** The caseload. Sort, filters and place in the list stand in the URL; names and scores never do. */
export default async function PatientsPage({ searchParams }: PageProps<"/patients">) {
  const viewer = await requirePage("view-patients");
  const query = await searchParams;
  const now = new Date();
  const views = await listViews(viewer);
  const isPlain = oneOf(query.sort) === null && filterWords(readCaseload(query)).length === 0;
  const preferred = isPlain ? views.find((view) => view.isDefault) : undefined;
  const asked = preferred?.asked ?? readCaseload(query);
  const after = isPlain ? null : oneOf(query.after);
  const { rows, next, total } = await listCaseload(viewer, asked, after, now);
  const text = caseloadText(asked);
  const narrowed = filterWords(asked);
  const [first] = rows;
  return (
    <div className="mx-auto w-full max-w-[92rem] px-3 py-4 sm:px-4">
      <header className="flex flex-wrap items-center gap-x-6 gap-y-3">
        <h1 className="text-2xl font-semibold tracking-tight">
          Patients{" "}
          <span className="font-normal text-muted">
            {total >= 10_000 ? "10,000+" : total.toLocaleString("en-US")}
            {narrowed.length > 0 && (total === 1 ? " matches" : " match")}
          </span>
        </h1>
        <FindPatient />
        <div className="ml-auto flex flex-wrap items-center gap-3 max-sm:ml-0">
          {can(viewer, "import-check-ins") && (
            <Link href="/import" prefetch={false} className="link inline-flex min-h-6 items-center text-sm">
              Import
            </Link>
          )}
          <ExportLink href={`/api/caseload.csv?${text}`} may={can(viewer, "export")} />
          {can(viewer, "export") && (
            <Link
              href={`/exports?${text}`}
              prefetch={false}
              className="link inline-flex min-h-6 items-center text-sm"
            >
              Export their answers
            </Link>
          )}
          {first && (
            <Link
              href={patientInList(first.patientId, text, first.place)}
              prefetch={false}
              data-key="]"
              aria-keyshortcuts="]"
              className="button"
            >
              Begin with the first <KeyHint keys="]" />
            </Link>
          )}
        </div>
      </header>
      <NotSaved code={oneOf(query.error)} />
      <CaseloadViews views={views} asked={asked} />
      <div className="mt-3">
        <CaseloadForm asked={asked} />
      </div>
      {narrowed.length > 0 && <Narrowed asked={asked} />}
      <div className="card mt-4 overflow-hidden">
        {rows.length > 0 ? (
          <CaseloadTable
            patients={rows}
            isByDeterioration={asked.sort === "deterioration"}
            hrefOf={(patientId, place) => patientInList(patientId, text, place)}
            timeZone={viewer.timeZone}
            today={localDay(now, viewer.timeZone)}
            now={now}
          />
        ) : (
          <p className="p-4 text-muted">{nobody(after !== null, narrowed.length > 0)}</p>
        )}
      </div>
      <RowSteps />
      <nav aria-label="Pages" className="mt-4 flex gap-3">
        {after && (
          <Link href={`/patients?${text}`} prefetch={false} className="button">
            First 50
          </Link>
        )}
        {next && (
          <Link
            href={`/patients?${text}&after=${encodeURIComponent(next)}`}
            prefetch={false}
            className="button"
          >
            Next 50
          </Link>
        )}
      </nav>
    </div>
  );
}

/** The filters in force, each with a way to take it off. */
function Narrowed({ asked }: { asked: CaseloadAsked }) {
  return (
    <ul aria-label="Filters in force" className="mt-3 flex flex-wrap items-center gap-2 text-sm">
      {filterWords(asked).map(({ name, words }) => (
        <li key={name}>
          <Link
            href={`/patients?${caseloadText(withFilter(asked, name, null))}`}
            prefetch={false}
            className="inline-flex min-h-7 items-center gap-1.5 rounded-full border border-control bg-surface px-2.5 hover:bg-raised"
          >
            {words}
            <span className="sr-only">, take off</span>
            <span aria-hidden="true">×</span>
          </Link>
        </li>
      ))}
      <li>
        <Link
          href={`/patients?${caseloadText({ ...asked, filters: {} })}`}
          prefetch={false}
          className="link inline-flex min-h-7 items-center"
        >
          Clear filters
        </Link>
      </li>
    </ul>
  );
}

function nobody(isFurther: boolean, isNarrowed: boolean): string {
  if (isFurther) return "No more patients.";
  if (isNarrowed) return "No patient matches these filters now. Take one off to see more.";
  return "No patients yet. They appear with their first check-in.";
}
