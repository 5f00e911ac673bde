import type { Metadata } from "next";
import { requirePage } from "@/auth/session";
import { ExportLink } from "@/components/export-link";
import { PageHead } from "@/components/page-head";
import { PaperHead } from "@/components/paper-head";
import { PeriodForm } from "@/components/period-form";
import { PrintButton } from "@/components/print-button";
import { RuleTallyTable } from "@/components/rule-tally-table";
import { SafetyAnswersTable } from "@/components/safety-answers-table";
import { SafetyByPriority } from "@/components/safety-by-priority";
import { SafetySummary } from "@/components/safety-summary";
import { calendarDayText } from "@/components/time";
import { findSafetyReport } from "@/db/queries/find-safety-report";
import { can } from "@/domain/access";
import { periodAsked } from "@/domain/period";
import { headlineOf, summaryByPriority, summaryOf } from "@/domain/safety-report";
import { oneOf } from "../search-params";

export const metadata: Metadata = { title: "Safety report" };

const path = "/safety-report";

/** Every positive safety answer of a period, from the answers on: what raised no flag is on it too. */
export default async function SafetyReportPage({ searchParams }: PageProps<"/safety-report">) {
  const viewer = await requirePage("view-safety-report");
  const { timeZone, clinicName, displayName } = viewer;
  const now = new Date();
  const search = await searchParams;
  const given = { from: oneOf(search.from), to: oneOf(search.to) };
  const asked = periodAsked(given, now, timeZone);
  const period = asked.kind === "period" ? asked.period : null;
  const report = period && (await findSafetyReport(viewer, period, now));
  const summary = report && summaryOf(report.answers);
  const csv = period && new URLSearchParams({ from: period.from, to: period.to });
  return (
    <div className="mx-auto w-full max-w-6xl px-4 py-6 sm:px-6 paper-wide print:max-w-none print:p-0">
      <div className="flex flex-wrap items-start justify-between gap-3">
        <PageHead title="Safety report">
          Every answer about self-harm that was positive, by when it arrived, and what became of it. It starts
          from the answers, not from flags. Times count from when the patient answered.
        </PageHead>
        {period && <PrintButton />}
      </div>
      <PeriodForm
        path={path}
        from={period?.from ?? given.from ?? ""}
        to={period?.to ?? given.to ?? ""}
        problem={asked.kind === "refused" ? asked.reason : null}
        now={now}
        timeZone={timeZone}
      />
      {period && report && summary && csv && (
        <>
          <PaperHead clinicName={clinicName} by={displayName} now={now} timeZone={timeZone} />
          <h2 className="mt-6 text-lg font-semibold tracking-tight">
            {calendarDayText(period.from)} to {calendarDayText(period.to)}
          </h2>
          <p className="mt-1 max-w-prose text-pretty">{headlineOf(summary)}</p>
          {report.isCut && (
            <p role="note" className="mt-3 rounded-lg border-2 border-high bg-high-tint px-4 py-3">
              More than {report.answers.length} positive answers arrived in this period. Listed and counted
              are the newest {report.answers.length}: choose a shorter period to see all.
            </p>
          )}
          {summary.answers > 0 && (
            <>
              <SafetySummary summary={summary} />
              <SafetyByPriority parts={summaryByPriority(report.answers)} />
              <div className="mt-8 flex flex-wrap items-baseline justify-between gap-3">
                <h2 className="text-lg font-semibold tracking-tight">Answers</h2>
                <span className="print:hidden">
                  <ExportLink href={`/api/safety-report.csv?${csv}`} may={can(viewer, "export")} />
                </span>
              </div>
              <SafetyAnswersTable answers={report.answers} now={now} timeZone={timeZone} />
            </>
          )}
          <h2 className="mt-8 text-lg font-semibold tracking-tight">By rule</h2>
          <p className="mt-1 max-w-prose text-pretty text-muted">
            Flags that any rule raised in this period. Staff acted: the case ended with anything but known and
            expected, no action needed or data error.
          </p>
          {report.rules.length === 0 ? (
            <p className="mt-3">No rule raised a flag in this period.</p>
          ) : (
            <RuleTallyTable rules={report.rules} />
          )}
          <p className="mt-6 max-w-prose text-sm text-pretty text-muted">
            First look: the first time anybody had the case before their eyes or did anything to it. Contact:
            a logged contact that reached the patient, or an outcome that says so. A low score or no positive
            answer does not rule out risk.
          </p>
        </>
      )}
    </div>
  );
}
