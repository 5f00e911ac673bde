import { type DoseMark, estimateOf, ratioOf } from "@/components/dose-marks";
import { routeWords } from "@/components/plan-words";
import { Clock } from "@/components/time";
import { plainNumber } from "@/domain/wording";

const kindWords = {
  scheduled: "Scheduled",
  extra: "Extra",
  partial: "In parts",
  skipped: "Skipped",
} as const;

/** The numbers behind the dose strip, newest first. */
export function DoseTable({ doses, timeZone }: { doses: readonly DoseMark[]; timeZone: string }) {
  if (doses.length === 0) return <p className="text-sm text-muted">No doses reported in this period.</p>;
  const hasEstimates = doses.some((dose) => estimateOf(dose) !== null);
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard
    <section aria-label="Doses" tabIndex={0} className="scroll-shade relative max-h-96">
      <table className="w-full text-sm" data-doses="">
        <caption className="sr-only">Doses as the patient reported them, newest first</caption>
        <thead className="sticky top-0 z-1 bg-surface text-left text-xs text-muted">
          <tr>
            {["Date", "Kind", "Taken", "Planned", "Share", "Route"].map((name) => (
              <th
                key={name}
                scope="col"
                className={`pr-4 pb-1.5 font-medium whitespace-nowrap ${isNumber.has(name) ? "text-right" : ""}`}
              >
                {name}
              </th>
            ))}
            {hasEstimates && (
              <th scope="col" className="pb-1.5 font-medium">
                By the planned route, estimated
              </th>
            )}
          </tr>
        </thead>
        <tbody>
          {[...doses].reverse().map((dose) => (
            <Row key={dose.checkInId} dose={dose} timeZone={timeZone} hasEstimates={hasEstimates} />
          ))}
        </tbody>
      </table>
    </section>
  );
}

const isNumber = new Set(["Taken", "Planned", "Share"]);

function Row({ dose, timeZone, hasEstimates }: { dose: DoseMark; timeZone: string; hasEstimates: boolean }) {
  const ratio = ratioOf(dose);
  const estimate = estimateOf(dose);
  return (
    <tr className="border-t border-line align-baseline" data-dose-row={dose.checkInId}>
      <th scope="row" className="py-1.5 pr-4 text-left font-normal whitespace-nowrap">
        <Clock at={dose.at} timeZone={timeZone} />
      </th>
      <td className="py-1.5 pr-4">{kindWords[dose.kind]}</td>
      <td className="py-1.5 pr-4 text-right whitespace-nowrap">
        {dose.mg === null ? (
          <None words={dose.kind === "skipped" ? "none taken" : "not told"} />
        ) : (
          `${plainNumber(dose.mg)} mg`
        )}
      </td>
      <td className="py-1.5 pr-4 text-right whitespace-nowrap">
        {dose.plannedMg === null ? <None words="no plan" /> : `${plainNumber(dose.plannedMg)} mg`}
      </td>
      <td className="py-1.5 pr-4 text-right">
        {ratio === null ? <None words="not known" /> : `${Math.round(ratio * 100)}%`}
      </td>
      <td className="py-1.5 pr-4">{dose.route ? routeWords[dose.route] : <None words="not told" />}</td>
      {hasEstimates && (
        <td className="py-1.5">
          {estimate ? (
            `about ${plainNumber(estimate.mg)} mg (${plainNumber(estimate.low)} to ${plainNumber(estimate.high)})`
          ) : (
            <None words="none" />
          )}
        </td>
      )}
    </tr>
  );
}

function None({ words }: { words: string }) {
  return (
    <>
      <span aria-hidden="true">—</span>
      <span className="sr-only">{words}</span>
    </>
  );
}
