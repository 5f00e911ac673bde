import { ActionForm } from "@/components/action-form";
import { Clock, calendarDayText } from "@/components/time";
import { whatLabels } from "@/domain/exports/catalogue";
import { type ExportState, type ExportWhat, type Selection, viewWords } from "@/domain/exports/export";
import { type Reason, reasonLabel } from "@/domain/exports/reason";
import { counted } from "@/domain/wording";

export type ListedExport = {
  id: string;
  what: ExportWhat;
  selection: Selection;
  reason: Reason;
  requestedAt: Date;
  requestedBy: string;
  patientNumber: string | null;
  state: ExportState;
  rowsExpected: number | null;
  rowsDone: number;
  settledAt: Date | null;
  /** Of a finished one: until when it is kept. */
  nextAt: Date;
};

type Shared = { here: string; timeZone: string; now: Date };

/** What left Heron, latest first, and what is on its way. */
export function ExportList({ exports, ...shared }: Shared & { exports: readonly ListedExport[] }) {
  if (exports.length === 0) return <p className="text-muted">None yet. What is taken out appears here.</p>;
  return (
    <ul aria-label="Recent exports" className="card divide-y divide-line">
      {exports.map((one) => (
        <ExportEntry key={one.id} one={one} {...shared} />
      ))}
    </ul>
  );
}

function ExportEntry({ one, here, timeZone, now }: Shared & { one: ListedExport }) {
  const { id, what, requestedAt, requestedBy, reason, state } = one;
  const name = `${whatLabels[what]}, ${whoWords(one)}`;
  return (
    <li className="flex flex-wrap items-start justify-between gap-x-6 gap-y-2 px-4 py-3">
      <div className="min-w-0 flex-[1_1_18rem]">
        <p>
          <span className="font-medium">{whatLabels[what]}</span> <span>{whoWords(one)}</span>
          <span className="text-muted">{periodWords(one.selection)}</span>
        </p>
        <p className="text-sm text-muted">
          <Clock at={requestedAt} timeZone={timeZone} near={now} />, {requestedBy}. {reasonLabel(reason)}.
        </p>
        <Standing one={one} timeZone={timeZone} now={now} />
      </div>
      <div className="flex flex-wrap gap-2">
        {state === "ready" && (
          <a
            href={`/api/exports/${id}/file`}
            download
            aria-label={`Download: ${name}`}
            className="button min-h-11"
          >
            Download
          </a>
        )}
        {(state === "ready" || state === "queued" || state === "running") && (
          <ActionForm
            action={`/api/exports/${id}/delete`}
            here={here}
            done={{ text: "Nothing of it is kept any more." }}
          >
            <button
              type="submit"
              className="button min-h-11"
              aria-label={`${state === "ready" ? "Delete" : "Stop"}: ${name}`}
            >
              {state === "ready" ? "Delete" : "Stop"}
            </button>
          </ActionForm>
        )}
      </div>
    </li>
  );
}

function Standing({ one, timeZone, now }: Omit<Shared, "here"> & { one: ListedExport }) {
  const { state, rowsDone, rowsExpected, settledAt, nextAt } = one;
  const rows = counted(rowsDone, "row").replace(/\d+/, rowsDone.toLocaleString("en-US"));
  if (state === "queued" || state === "running") {
    const share = rowsExpected ? Math.min(99, Math.floor((100 * rowsDone) / rowsExpected)) : 0;
    return (
      <p className="mt-1 flex flex-wrap items-center gap-x-3 text-sm">
        <progress
          max={100}
          value={share}
          aria-label={`${whatLabels[one.what]} being made`}
          className="h-2 w-40 accent-accent"
        />
        {state === "queued" && rowsDone === 0 ? "Waiting to be made" : `${share}% made`}
      </p>
    );
  }
  if (state === "ready")
    return (
      <p className="text-sm">
        {rows}. Kept until <Clock at={nextAt} timeZone={timeZone} near={now} />.
      </p>
    );
  if (state === "sent")
    return (
      <p className="text-sm text-muted">
        {settledAt ? `Downloaded at once, ${rows}. Nothing is kept.` : "Download not finished."}
      </p>
    );
  if (state === "failed")
    return (
      <p className="text-sm">Could not be made. Whoever runs Heron finds why in its log. Create it again.</p>
    );
  return (
    <p className="text-sm text-muted">
      {state === "deleted" ? "Deleted" : "Expired"}: nothing is kept. {rows}.
    </p>
  );
}

function whoWords({ selection, patientNumber }: ListedExport): string {
  if (selection.patientId) return patientNumber ? `of #${patientNumber}` : "of one patient";
  const words = selection.view && viewWords(selection.view);
  return words ? `of patients with ${words}` : "of the whole clinic";
}

function periodWords({ from, to }: Selection): string {
  if (from && to) return `, ${calendarDayText(from)} to ${calendarDayText(to)}`;
  if (from) return `, from ${calendarDayText(from)}`;
  return to ? `, up to ${calendarDayText(to)}` : "";
}
