import type { Reached, ReportSummary } from "@/domain/safety-report";
import { counted, shareText, spanText } from "@/domain/wording";

/** The counts of a report, each share with what it is a share of. */
export function SafetySummary({ summary }: { summary: ReportSummary }) {
  const { answers, patients, looked, contacted, ended, open, noFlag, late } = summary;
  const facts = [
    {
      term: "Positive answers",
      figure: String(answers),
      more: `from ${counted(patients, "patient")}${late > 0 ? `; ${late} arrived over an hour late` : ""}`,
    },
    { term: "Looked at", figure: shareText(looked.count, answers), more: timesOf(looked) },
    { term: "Patient reached", figure: shareText(contacted.count, answers), more: timesOf(contacted) },
    { term: "With an outcome", figure: shareText(ended.count, answers), more: timesOf(ended) },
    { term: "Still open", figure: shareText(open, answers), more: "" },
    { term: "No flag was raised", figure: shareText(noFlag, answers), more: "" },
  ];
  return (
    <dl className="mt-4 grid grid-cols-2 gap-px overflow-hidden rounded-lg border border-line bg-line md:grid-cols-3 print:grid-cols-6">
      {facts.map(({ term, figure, more }) => (
        <div key={term} className="bg-surface px-4 py-3">
          <dt className="text-sm text-muted">{term}</dt>
          <dd>
            <span className="text-lg font-semibold tabular-nums">{figure}</span>
            {more && <span className="block text-sm text-muted">{more}</span>}
          </dd>
        </div>
      ))}
    </dl>
  );
}

function timesOf({ medianMs, longestMs }: Reached): string {
  if (medianMs === null || longestMs === null) return "";
  return `median ${spanText(medianMs)}, longest ${spanText(longestMs)}`;
}
