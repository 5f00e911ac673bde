/** Rows chosen to do the same to. `anchor` and `end` are those between which the last range lies. */
export type RowChoice = {
  readonly ids: ReadonlySet<string>;
  readonly anchor: string | null;
  readonly end: string | null;
};

export const noChoice: RowChoice = { ids: new Set(), anchor: null, end: null };

/** Chooses a row, or no longer. */
export function toggled({ ids }: RowChoice, id: string): RowChoice {
  const next = new Set(ids);
  if (!next.delete(id)) next.add(id);
  return { ids: next, anchor: id, end: id };
}

/** Chooses from a row to another, in the order of `rows`. Going on from the end of the last range widens or narrows that one. */
export function extended(
  { ids, anchor, end }: RowChoice,
  rows: readonly string[],
  from: string,
  to: string,
): RowChoice {
  const start = anchor !== null && end === from ? anchor : from;
  const next = new Set(ids);
  if (start === anchor && end !== null) for (const id of between(rows, start, end)) next.delete(id);
  for (const id of between(rows, start, to)) next.add(id);
  return { ids: next, anchor: start, end: to };
}

/** What is still in the list. */
export function kept(choice: RowChoice, rows: readonly string[]): RowChoice {
  const ids = rows.filter((id) => choice.ids.has(id));
  return ids.length === choice.ids.size ? choice : { ...choice, ids: new Set(ids) };
}

function between(rows: readonly string[], from: string, to: string): string[] {
  const [a, b] = [rows.indexOf(from), rows.indexOf(to)];
  return a < 0 || b < 0 ? [] : rows.slice(Math.min(a, b), Math.max(a, b) + 1);
}
