import Link from "next/link";
import { PriorityBadge } from "@/components/priority-mark";
import type { ImportReport } from "@/domain/import/report-import";

type Props = {
  report: ImportReport;
  isStored: boolean;
  mayOpenPatients: boolean;
  onStore: () => void;
  onStartOver: () => void;
};

/** What importing a file would do, or did: in one sentence, then by patient, then what to mend. */
export function ImportResult({ report, isStored, mayOpenPatients, onStore, onStartOver }: Props) {
  const { stored, problemCount } = report;
  return (
    <section aria-labelledby="result" className="grid gap-6">
      <div className="card grid gap-3 p-4 sm:p-5">
        <h2 id="result" className="text-lg font-semibold tracking-tight">
          {isStored ? "Imported" : "What would happen"}
        </h2>
        <p className="max-w-prose text-pretty" data-outcome="">
          {sentence(report, isStored)}
        </p>
        <PassedOver report={report} />
        <p className="flex flex-wrap gap-3">
          {!isStored && stored > 0 && (
            <button type="button" onClick={onStore} className="button button-primary min-h-11">
              Store {count(stored, "check-in")}
              {problemCount > 0 && ", leave the rest"}
            </button>
          )}
          <button type="button" onClick={onStartOver} className="button min-h-11">
            Choose another file
          </button>
        </p>
      </div>
      {problemCount > 0 && <Problems report={report} isStored={isStored} />}
      {report.patients.length > 0 && (
        <Patients report={report} isStored={isStored} mayOpenPatients={mayOpenPatients} />
      )}
    </section>
  );
}

function sentence(
  { stored, known, history, patients, problemCount }: ImportReport,
  isStored: boolean,
): string {
  const touched = patients.filter((one) => one.stored > 0).length;
  const flags = patients.reduce((sum, one) => sum + one.flags.length, 0);
  const verb = (past: string, would: string) => (isStored ? past : would);
  return [
    stored === 0
      ? `Nothing ${verb("was", "would be")} stored.`
      : `${count(stored, "check-in")} of ${count(touched, "patient")} ${verb(stored === 1 ? "was" : "were", "would be")} stored.`,
    known > 0
      ? `${known.toLocaleString("en-US")} ${known === 1 ? "is" : "are"} here already and ${known === 1 ? "stays" : "stay"} as ${known === 1 ? "it is" : "they are"}.`
      : "",
    history > 0
      ? `${history.toLocaleString("en-US")} of the new ones ${history === 1 ? "is" : "are"} history: stored, scored and judged, without calling anybody.`
      : "",
    stored > 0
      ? `${flags === 0 ? "No flag" : count(flags, "flag")} ${verb(flags === 1 ? "was" : "were", "would be")} raised.`
      : "",
    problemCount > 0
      ? `${count(problemCount, "problem")} ${problemCount === 1 ? "needs" : "need"} mending; see below.`
      : "",
  ]
    .filter((part) => part !== "")
    .join(" ");
}

function count(of: number, what: string): string {
  return `${of.toLocaleString("en-US")} ${what}${of === 1 ? "" : "s"}`;
}

function PassedOver({ report: { passedOver } }: { report: ImportReport }) {
  const kinds = Object.entries(passedOver).map(([kind, times]) => `${times.toLocaleString("en-US")} ${kind}`);
  if (kinds.length === 0) return null;
  return (
    <p className="max-w-prose text-sm text-pretty text-muted">
      Also in the file, and passed over: {kinds.join(", ")}. Heron scores and judges for itself.
    </p>
  );
}

function Problems({ report, isStored }: { report: ImportReport; isStored: boolean }) {
  const { problems, problemCount } = report;
  return (
    <section aria-labelledby="problems">
      <h3 id="problems" className="mb-1 text-lg font-semibold tracking-tight">
        To mend
      </h3>
      <p className="mb-3 max-w-prose text-pretty text-muted">
        {isStored ? "These were not stored." : "These would not be stored."} Mend them in the file and import
        it again: what is here already stays as it is.
      </p>
      <ul className="card divide-y divide-line">
        {problems.map(({ place, field, message }, i) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a list that never changes
          <li key={i} className="grid gap-x-4 px-4 py-2.5 sm:grid-cols-[12rem_minmax(0,1fr)]">
            <span className="font-medium wrap-anywhere">
              {place}
              {field && <span className="block text-sm font-normal text-muted">{fieldText(field)}</span>}
            </span>
            <span className="text-pretty wrap-anywhere">{message}</span>
          </li>
        ))}
        {problemCount > problems.length && (
          <li className="px-4 py-2.5 text-muted">
            And {(problemCount - problems.length).toLocaleString("en-US")} more.
          </li>
        )}
      </ul>
    </section>
  );
}

/** A FHIRPath is for programs: of an item its linkId is enough to find it. */
function fieldText(field: string): string {
  const linkId = /linkId='([^']*)'/.exec(field)?.[1];
  return linkId ? `item ${linkId}` : field.replace(/^QuestionnaireResponse\./, "");
}

const mostPatients = 100;

function Patients({
  report,
  isStored,
  mayOpenPatients,
}: Pick<Props, "report" | "isStored" | "mayOpenPatients">) {
  const flaggedFirst = [...report.patients].sort((a, b) => b.flags.length - a.flags.length);
  const shown = flaggedFirst.slice(0, mostPatients);
  return (
    <section aria-labelledby="patients">
      <h3 id="patients" className="mb-3 text-lg font-semibold tracking-tight">
        By patient
      </h3>
      <ul className="card divide-y divide-line">
        {shown.map(({ patientId, number, stored, known, history, flags }) => (
          <li key={patientId} className="grid gap-x-4 gap-y-1 px-4 py-3 sm:grid-cols-[12rem_minmax(0,1fr)]">
            <span className="font-medium">
              {mayOpenPatients ? (
                <Link href={`/patients/${patientId}`} prefetch={false} className="link">
                  #{number}
                </Link>
              ) : (
                `#${number}`
              )}
              <span className="block text-sm font-normal text-muted">
                {[
                  `${stored.toLocaleString("en-US")} new`,
                  history > 0 ? `${history.toLocaleString("en-US")} of them history` : "",
                  known > 0 ? `${known.toLocaleString("en-US")} here already` : "",
                ]
                  .filter((part) => part !== "")
                  .join(", ")}
              </span>
            </span>
            {flags.length === 0 ? (
              <span className="text-muted">{isStored ? "Raised nothing" : "Would raise nothing"}</span>
            ) : (
              <ul aria-label={isStored ? "Raised" : "Would raise"} className="grid gap-1">
                {flags.map(({ ruleId, title, priority }) => (
                  <li key={ruleId} className="flex items-baseline gap-x-2">
                    <span className="shrink-0">
                      <PriorityBadge priority={priority} />
                    </span>
                    <span className="min-w-0 text-pretty">
                      {title} <span className="text-sm text-muted">{ruleId}</span>
                    </span>
                  </li>
                ))}
              </ul>
            )}
          </li>
        ))}
        {report.patients.length > shown.length && (
          <li className="px-4 py-2.5 text-muted">
            And {count(report.patients.length - shown.length, "more patient")}.
          </li>
        )}
      </ul>
    </section>
  );
}
