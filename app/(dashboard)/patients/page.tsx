import type { Metadata } from "next";
import Link from "next/link";
import { requirePage } from "@/auth/session";
import { CaseloadTable } from "@/components/caseload-table";
import { ChoiceLinks } from "@/components/choice-links";
import { ExportLink } from "@/components/export-link";
import { FindPatient } from "@/components/find-patient";
import { type CaseloadSort, caseloadSorts, listCaseload } from "@/db/queries/list-caseload";
import { can } from "@/domain/access";
import { localDay } from "@/domain/local-day";

export const metadata: Metadata = { title: "Patients" };

const sortNames: Record<CaseloadSort, string> = { deterioration: "Deterioration", name: "Name", due: "Due" };

/** The caseload. Sort and place in the list stand in the URL; names never do. */
export default async function PatientsPage({ searchParams }: PageProps<"/patients">) {
  const viewer = await requirePage("view-patients");
  const asked = await searchParams;
  const sort = caseloadSorts.find((one) => one === asked.sort) ?? "deterioration";
  const after = typeof asked.after === "string" ? asked.after : null;
  const now = new Date();
  const { rows, next, total } = await listCaseload(viewer, sort, after);
  return (
    <div className="mx-auto w-full max-w-[92rem] px-3 py-4 sm:px-4">
      <header className="flex flex-wrap items-center gap-x-6 gap-y-3">
        <h1 className="text-2xl font-semibold tracking-tight">
          Patients{" "}
          <span className="font-normal text-muted">
            {total >= 10_000 ? "10,000+" : total.toLocaleString("en-US")}
          </span>
        </h1>
        <FindPatient />
        <div className="ml-auto flex flex-wrap items-center gap-3 max-sm:ml-0">
          <ExportLink href={`/api/caseload.csv?sort=${sort}`} may={can(viewer, "export")} />
          <ChoiceLinks
            name="Sort by"
            choices={caseloadSorts.map((one) => ({
              label: sortNames[one],
              href: hrefOf(one),
              chosen: one === sort,
            }))}
          />
        </div>
      </header>
      <div className="card mt-4 overflow-hidden">
        {rows.length > 0 ? (
          <CaseloadTable
            patients={rows}
            isByDeterioration={sort === "deterioration"}
            timeZone={viewer.timeZone}
            today={localDay(now, viewer.timeZone)}
            now={now}
          />
        ) : (
          <p className="p-4 text-muted">
            {after ? "No more patients." : "No patients yet. They appear with their first check-in."}
          </p>
        )}
      </div>
      <nav aria-label="Pages" className="mt-4 flex gap-3">
        {after && (
          <Link href={hrefOf(sort)} prefetch={false} className="button">
            First 50
          </Link>
        )}
        {next && (
          <Link href={hrefOf(sort, next)} prefetch={false} className="button">
            Next 50
          </Link>
        )}
      </nav>
    </div>
  );
}

function hrefOf(sort: CaseloadSort, after?: string): string {
  const query = new URLSearchParams({
    ...(sort === "deterioration" ? {} : { sort }),
    ...(after === undefined ? {} : { after }),
  }).toString();
  return query === "" ? "/patients" : `/patients?${query}`;
}
