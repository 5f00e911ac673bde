import type { Metadata } from "next";
import Link from "next/link";
import { notFound } from "next/navigation";
import { requirePage } from "@/auth/session";
import { ChoiceLinks } from "@/components/choice-links";
import { PrintButton } from "@/components/print-button";
import { SummarySheet } from "@/components/summary-sheet";
import { uuidIn } from "../../../../(dashboard)/search-params";
import { loadSummary, weeksAsked } from "./load-summary";

export const metadata: Metadata = { title: "Check-in summary" };

const ranges = [
  { code: "8", label: "8 wk" },
  { code: "26", label: "26 wk" },
  { code: "all", label: "All" },
] as const;

/** One sheet for the chart or the visit, apart from the dashboard: what is seen is what is printed, and what the PDF says. */
export default async function SummaryPrintPage({
  params,
  searchParams,
}: PageProps<"/patients/[patientId]/summary">) {
  const viewer = await requirePage("export");
  const patientId = uuidIn((await params).patientId);
  const { range } = await searchParams;
  const weeks = weeksAsked(range);
  const madeAt = new Date(Math.floor(Date.now() / 60_000) * 60_000);
  const summary = patientId && (await loadSummary(viewer, patientId, weeks, madeAt));
  if (!summary) notFound();
  const code = weeks === null ? "all" : String(weeks);
  const pdf = `/api/patients/${patientId}/summary.pdf?range=${code}`;
  return (
    <main className="min-h-dvh bg-canvas print:bg-transparent">
      <div className="mx-auto flex w-full max-w-[44rem] flex-wrap items-center gap-x-4 gap-y-2 px-3 py-3 print:hidden">
        <Link href={`/patients/${patientId}`} className="link inline-flex min-h-8 items-center">
          Back to the patient
        </Link>
        <ChoiceLinks
          name="Period"
          choices={ranges.map((one) => ({
            label: one.label,
            href: `/patients/${patientId}/summary?range=${one.code}`,
            chosen: one.code === code,
          }))}
        />
        <p className="ml-auto flex items-center gap-4">
          <a href={`${pdf}&paper=letter`} download className="link inline-flex min-h-8 items-center">
            PDF, Letter
          </a>
          <a href={`${pdf}&paper=a4`} download className="link inline-flex min-h-8 items-center">
            A4
          </a>
          <PrintButton />
        </p>
      </div>
      <section
        aria-label="The sheet"
        // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard
        tabIndex={0}
        className="overflow-x-auto pb-8 print:overflow-visible print:pb-0"
      >
        <SummarySheet page={summary.page} chart={summary.chart} timeZone={viewer.timeZone} />
      </section>
    </main>
  );
}
