import { ShareChart } from "@/components/share-chart";
import type { ProgrammeMeasure, Reading } from "@/domain/programme";
import { intervalText, shareText } from "@/domain/share";
import { calendarDayInWords } from "@/domain/wording";

type Props = {
  measure: Pick<ProgrammeMeasure, "id" | "title" | "means" | "source">;
  readings: readonly Reading[];
};

const notes = { "too-early": "too early to say", running: "so far", few: "few" } as const;

/** One share by month: drawn with its intervals, and the same in a table. */
export function ProgrammeShare({ measure: { id, title, means, source }, readings }: Props) {
  return (
    <section aria-labelledby={id} className="card break-inside-avoid px-4 py-3">
      <h2 id={id} className="text-lg font-semibold tracking-tight">
        {title}
      </h2>
      <p className="text-sm text-pretty text-muted">
        {means} Source: {source}.
      </p>
      <ShareChart readings={readings} />
      <table className="mt-2 w-full text-left text-sm">
        <thead className="text-xs text-muted">
          <tr>
            <th scope="col" className="py-1 pr-2 sm:pr-3 font-medium">
              Month
            </th>
            <th scope="col" className="py-1 pr-2 sm:pr-3 text-right font-medium">
              Patients
            </th>
            <th scope="col" className="py-1 pr-2 sm:pr-3 text-right font-medium sm:whitespace-nowrap">
              95% interval
            </th>
            <th scope="col" className="py-1 font-medium">
              <span className="sr-only">Note</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {readings.map(({ month, share, note }) => (
            <tr key={month} data-month={month} className="border-t border-line">
              <th scope="row" className="py-1 pr-2 sm:pr-3 font-normal whitespace-nowrap">
                {monthText(month)}
              </th>
              <td className="py-1 pr-2 sm:pr-3 text-right sm:whitespace-nowrap">
                {share ? (
                  shareText(share)
                ) : (
                  <span className="text-muted">{note === "too-early" ? "" : "nobody"}</span>
                )}
              </td>
              <td className="py-1 pr-2 sm:pr-3 text-right sm:whitespace-nowrap text-muted">
                {share && intervalText(share)}
              </td>
              <td className="py-1 text-muted">{note && notes[note]}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

/** "Nov 2026". */
export function monthText(month: string): string {
  return calendarDayInWords(month, true).replace(" 1,", "");
}
