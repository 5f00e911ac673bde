import { type Priority, rank } from "@/domain/priority";

type Placed = { readonly caseId: string; readonly priority: Priority; readonly dueAt: Date };

/** The case to go on with after one that may have left the list: the next in the order of the queue, else the last before it. */
export function caseAfter<Row extends Placed>(rows: readonly Row[], one: Placed): Row | null {
  const others = rows.filter(({ caseId }) => caseId !== one.caseId);
  return others.find((row) => comesAfter(row, one)) ?? others.at(-1) ?? null;
}

/** Priority, then deadline, then age, which ids tell. */
function comesAfter(a: Placed, b: Placed): boolean {
  if (a.priority !== b.priority) return rank(a.priority) > rank(b.priority);
  const [dueA, dueB] = [a.dueAt.getTime(), b.dueAt.getTime()];
  return dueA === dueB ? a.caseId > b.caseId : dueA > dueB;
}
