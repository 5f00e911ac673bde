import { ChartGrid } from "@/components/chart-grid";
import { DoseLabels, DoseStrip } from "@/components/dose-strip";
import { Plot } from "@/components/plot";
import { columnShares, type SummaryChart } from "@/components/summary-layout";
import type { SummaryPage, SummaryTable } from "@/domain/summary-page";

type Props = {
  page: SummaryPage;
  chart: SummaryChart | null;
  timeZone: string;
};

/** The summary as one sheet of paper, dark on white whatever the screen's theme: what is seen is what is printed. */
export function SummarySheet({ page, chart, timeZone }: Props) {
  return (
    <article
      data-theme="light"
      className="summary-sheet mx-auto w-[44rem] bg-surface px-3 py-4 text-[0.6875rem]/[1.25] text-ink"
    >
      <h1 className="flex flex-wrap gap-x-4 text-lg/tight font-semibold">
        {page.who.map((part) => (
          <span key={part}>{part}</span>
        ))}
      </h1>
      <p className="text-muted">
        {page.title}. {page.made}
      </p>
      <Heading>At a glance</Heading>
      <p className="text-xs/snug">{page.glance}</p>
      <Heading>PHQ-9 and doses</Heading>
      <p className="text-muted">{page.chart}</p>
      {chart && (
        <div className="@container mt-2 [&_[data-crosshair]]:hidden">
          <ChartGrid
            frame={chart.frame}
            newest={chart.runs.at(-1)?.at(-1) ?? null}
            height="h-36"
            plot={<Plot id="summary" {...chart.frame} runs={chart.runs} dots="all" />}
            rows={[
              {
                name: "Doses",
                label: <DoseLabels doses={chart.doses} axis={chart.frame.axis} plannedMg={chart.plannedMg} />,
                content: <DoseStrip doses={chart.doses} axis={chart.frame.axis} timeZone={timeZone} />,
              },
            ]}
          />
        </div>
      )}
      <Table table={page.checkIns} shares={columnShares.checkIns} />
      <Heading>{page.plan.title}</Heading>
      {page.plan.lines.map((line) => (
        <p key={line}>{line}</p>
      ))}
      <Table table={page.flags} shares={columnShares.flags} />
      <footer className="mt-2 border-t border-line pt-1 text-muted">
        {page.foot.map((line) => (
          <p key={line}>{line}</p>
        ))}
      </footer>
    </article>
  );
}

function Table({ table, shares }: { table: SummaryTable; shares: readonly number[] }) {
  return (
    <>
      <Heading>{table.title}</Heading>
      {table.rows.length > 0 && (
        <table className="w-full table-fixed text-left">
          <thead>
            <tr className="border-b border-line">
              {table.columns.map((column, i) => (
                <th
                  key={column}
                  scope="col"
                  style={{ width: `${(shares[i] ?? 0) * 100}%` }}
                  className="py-px pr-2 font-semibold"
                >
                  {column}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {table.rows.map((row) => (
              <tr key={row.join("\n")} className="border-b border-line align-top">
                {table.columns.map((column, i) => (
                  <td key={column} className="py-px pr-2">
                    {row[i]}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      )}
      {table.note && <p className="text-muted">{table.note}</p>}
    </>
  );
}

function Heading({ children }: { children: string }) {
  return <h2 className="mt-2 text-xs font-semibold">{children}</h2>;
}
