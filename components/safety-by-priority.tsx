import { PriorityBadge } from "@/components/priority-mark";
import { ScrollRegion } from "@/components/scroll-region";
import type { Priority } from "@/domain/priority";
import type { Reached, ReportSummary } from "@/domain/safety-report";
import { shareText, spanText } from "@/domain/wording";

const titles = ["Flag", "Answers", "Looked at", "Patient reached", "With an outcome", "Still open"];

/** How soon, by how soon it had to be: one median over all priorities would hide the urgent ones. */
export function SafetyByPriority({ parts }: { parts: { priority: Priority; summary: ReportSummary }[] }) {
  if (parts.length === 0) return null;
  return (
    <ScrollRegion name="By priority">
      <table className="w-full min-w-2xl text-left text-sm print:min-w-0 print:text-[8.5pt]">
        <thead className="border-b border-line text-[0.8125rem] text-muted">
          <tr>
            {titles.map((title) => (
              <th key={title} scope="col" className="px-3 py-2 font-semibold whitespace-nowrap">
                {title}
              </th>
            ))}
          </tr>
        </thead>
        <tbody className="divide-y divide-line">
          {parts.map(({ priority, summary }) => (
            <tr key={priority}>
              <th scope="row" className="px-3 py-2">
                <PriorityBadge priority={priority} />
              </th>
              <td className="px-3 py-2">{summary.answers}</td>
              {[summary.looked, summary.contacted, summary.ended].map((step, i) => (
                <td key={titles[i + 2]} className="px-3 py-2">
                  <Timed step={step} of={summary.answers} />
                </td>
              ))}
              <td className="px-3 py-2">{shareText(summary.open, summary.answers)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </ScrollRegion>
  );
}

function Timed({ step: { count, medianMs }, of }: { step: Reached; of: number }) {
  return (
    <>
      {shareText(count, of)}
      {medianMs !== null && <span className="block text-muted">median {spanText(medianMs)}</span>}
    </>
  );
}
