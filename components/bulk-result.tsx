import { X } from "lucide-react";
import {
  type BulkWork,
  bulkText,
  isDone,
  type BulkResult as Result,
  resultText,
} from "@/components/bulk-results";

export type BulkOutcome = {
  work: BulkWork;
  results: readonly Result[];
  names: ReadonlyMap<string, string>;
  at: Date;
};

type Props = { outcome: BulkOutcome; onClose: () => void };

/** What became of each of many cases, those that were left first. */
export function BulkResult({ outcome: { work, results, names, at }, onClose }: Props) {
  const ordered = results.toSorted((a, b) => Number(isDone(a)) - Number(isDone(b)));
  return (
    <section
      data-bulk
      aria-labelledby="bulk-result"
      className="sticky bottom-0 z-10 mt-auto border-t border-line bg-surface shadow-[0_-8px_24px_rgb(0_0_0/0.08)]"
    >
      <div className="flex items-center justify-between gap-3 pl-4">
        <h2 id="bulk-result" className="py-2 font-semibold">
          {bulkText(work, results)}
        </h2>
        <button type="button" onClick={onClose} className="button min-h-11 border-transparent px-4">
          <X aria-hidden="true" className="size-4" />
          <span className="sr-only">Close</span>
        </button>
      </div>
      <ul className="max-h-[40dvh] overflow-y-auto px-4 pb-3 text-sm">
        {ordered.map((result) => (
          <li key={result.caseId} data-result={result.kind} className="py-1">
            <span className={isDone(result) ? "text-muted" : "font-semibold"}>
              {names.get(result.caseId) ?? "A case no longer listed"}
            </span>
            <span className="block">{resultText(work, result, at)}</span>
          </li>
        ))}
      </ul>
    </section>
  );
}
