import { type Journal, type JournalEntry, listJournal } from "@/db/queries/list-journal";
import type { Viewer } from "@/domain/access";
import type { ItemNine } from "@/domain/summary";

/**
 * The newest answers to PHQ-9 item 9, oldest first. Taken from the newest journal entries
 * and, where daily check-ins have pushed a PHQ-9 out of them, from the entries up to each of the last two.
 */
export async function findItemNine(
  viewer: Viewer,
  patientId: string,
  newest: Journal,
  lastTwo: readonly Date[],
) {
  const inNewest = answersIn(newest.entries);
  const missing = lastTwo.filter((at) => !inNewest.some((one) => one.at.getTime() === at.getTime()));
  const older = await Promise.all(
    missing.map((at) => listJournal(viewer, patientId, { at: new Date(at.getTime() + 1), id: patientId })),
  );
  const found = new Map(
    [...inNewest, ...older.flatMap(({ entries }) => answersIn(entries))].map((one) => [
      one.at.getTime(),
      one,
    ]),
  );
  return [...found.values()].sort((a, b) => a.at.getTime() - b.at.getTime()).map(({ answer }) => answer);
}

function answersIn(entries: readonly JournalEntry[]): { at: Date; answer: ItemNine }[] {
  return entries.flatMap((entry) => {
    if (entry.kind !== "check-in" || entry.instrument !== "phq-9" || entry.superseded) return [];
    const answer = entry.answers["phq9.9"];
    const isFinished = entry.status === "completed" || entry.status === "amended";
    return { at: entry.at, answer: typeof answer === "number" ? answer : isFinished ? null : "not-finished" };
  });
}
