import type { Metadata } from "next";
import { requirePage } from "@/auth/session";
import { ExportForm } from "@/components/export-form";
import { ExportList } from "@/components/export-list";
import { FhirForm } from "@/components/fhir-form";
import { NotSaved } from "@/components/not-saved";
import { PageHead } from "@/components/page-head";
import { RefreshWhile } from "@/components/refresh-while";
import { findPatient } from "@/db/queries/find-patient";
import { listExports, mostExports } from "@/db/queries/list-exports";
import { listViews } from "@/db/queries/list-views";
import { previewExport } from "@/db/queries/preview-export";
import { can } from "@/domain/access";
import { caseloadText, readCaseload } from "@/domain/caseload";
import { exportWhats, parseView } from "@/domain/exports/export";
import { oneOf, uuidIn } from "../search-params";

export const metadata: Metadata = { title: "Exports" };

const here = "/exports";

const problems = {
  busy: "Several tables are on their way to others. Try again in a minute.",
  research: "A research set has several files. Create it, then download it from the list.",
  "422": "Choose what and a reason, and a period whose first day is not after its last.",
};

/** What leaves Heron as tables, and what left. A patient comes here by id; no name stands in the address. */
export default async function ExportsPage({ searchParams }: PageProps<"/exports">) {
  const viewer = await requirePage("export");
  const asked = await searchParams;
  const now = new Date();
  const patientId = uuidIn(asked.patient);
  const patient = patientId ? await findPatient(viewer, patientId, now) : null;
  const what = exportWhats.find((one) => one === asked.what) ?? "scores";
  const view = patient ? null : parseView(caseloadText(readCaseload(asked)));
  const selection = {
    patientId: patient?.id ?? null,
    view,
    from: null,
    to: null,
    freeText: false,
  };
  const [exports, counted, views] = await Promise.all([
    listExports(viewer),
    previewExport(viewer, { what, selection }, now),
    listViews(viewer),
  ]);
  const own = views.flatMap(({ name, asked }) => {
    const value = parseView(caseloadText(asked));
    return value ? { value, label: `My view: ${name}` } : [];
  });
  const isMaking = exports.some(({ state }) => state === "queued" || state === "running");
  return (
    <div className="mx-auto grid w-full max-w-4xl gap-8 px-4 py-6 sm:px-6">
      <PageHead title="Exports">
        Tables to take away. Who took what, when and why is kept in the audit; what a column means goes along
        as a data dictionary.
      </PageHead>
      <NotSaved code={oneOf(asked.error)} problems={problems} />
      <ExportForm
        here={here}
        what={what}
        patient={patient}
        counted={counted}
        mayResearch={can(viewer, "export-research")}
        view={view}
        own={own}
      />
      {patient && <FhirForm patientId={patient.id} />}
      <section aria-labelledby="recent">
        <h2 id="recent" className="mb-3 text-lg font-semibold tracking-tight">
          Recent{" "}
          {exports.length === mostExports && (
            <span className="text-base font-normal text-muted">{mostExports}, the latest</span>
          )}
        </h2>
        <ExportList exports={exports} here={here} timeZone={viewer.timeZone} now={now} />
        <RefreshWhile is={isMaking} />
      </section>
    </div>
  );
}
