/** What became of one of many cases, as the door tells it. */
export type BulkResult = {
  caseId: string;
  kind: string;
  message?: string;
  /** Who was faster, and since when. */
  by?: string;
  since?: string | null;
};

export const bulkWork = {
  claim: { done: "Claimed" },
  assign: { done: "Assigned" },
  snooze: { done: "Snoozed" },
  note: { done: "Note saved" },
  close: { done: "Resolved" },
} as const;
export type BulkWork = keyof typeof bulkWork;

export function resultsOf(body: object): BulkResult[] {
  return "results" in body && Array.isArray(body.results) ? body.results : [];
}

/** "Resolved 3." or "Resolved 3 of 5. The other 2 were left as they are." */
export function bulkText(work: BulkWork, results: readonly BulkResult[]): string {
  const done = results.filter(isDone).length;
  const rest = results.length - done;
  if (rest === 0) return `${bulkWork[work].done}: ${done}.`;
  return `${bulkWork[work].done}: ${done} of ${results.length}. ${rest === 1 ? "One was" : `${rest} were`} left as ${rest === 1 ? "it is" : "they are"}.`;
}

/** "Undone." or "Undone: 2 of 3. One has changed since, and stays as it is." */
export function undoneText(results: readonly BulkResult[]): string {
  const done = results.filter(isDone).length;
  const rest = results.length - done;
  if (rest === 0) return "Undone.";
  return `Undone: ${done} of ${results.length}. ${rest === 1 ? "One has changed since, and stays as it is." : `${rest} have changed since, and stay as they are.`}`;
}

/** What became of one, in words: "A. Ruiz claimed it 20 s ago." */
export function resultText(work: BulkWork, result: BulkResult, now: Date): string {
  if (isDone(result)) return `${bulkWork[work].done}.`;
  if (result.kind === "taken" && result.by) {
    return `${result.by} claimed it${result.since ? ` ${passedText(new Date(result.since), now)}` : ""}.`;
  }
  return result.message ?? "This case could not be changed. Try it again.";
}

export function isDone({ kind }: BulkResult): boolean {
  return kind === "done";
}

/** "20 s ago", "5 min ago", "3 h ago", "2 d ago". */
function passedText(since: Date, now: Date): string {
  const seconds = Math.max(1, Math.round((now.getTime() - since.getTime()) / 1000));
  if (seconds < 60) return `${seconds} s ago`;
  if (seconds < 3600) return `${Math.floor(seconds / 60)} min ago`;
  return seconds < 2 * 86_400
    ? `${Math.floor(seconds / 3600)} h ago`
    : `${Math.floor(seconds / 86_400)} d ago`;
}
