/** A list that does not move under the reader: news is counted and waits until it is let in. */

export type Row<Content> = { id: string; content: Content };
export type Group<Key, Content> = { key: Key; rows: Row<Content>[] };
type Shown<Key, Content> = { key: Key; rows: (Row<Content> & { isGone: boolean })[] };

/**
 * The held order with incoming contents. Rows that left stay in place, marked; rows that came, and rows that changed
 * group, are counted.
 */
export function steady<Key, Content>(held: Group<Key, Content>[], incoming: Group<Key, Content>[]) {
  const now = new Map(
    incoming.flatMap(({ key, rows }) => rows.map((row) => [row.id, { key, row }] as const)),
  );
  const known = new Set<string>();
  let moved = 0;
  const groups: Shown<Key, Content>[] = held.map(({ key, rows }) => ({
    key,
    rows: rows.map((row) => {
      known.add(row.id);
      const found = now.get(row.id);
      if (found && found.key !== key) moved += 1;
      return { ...(found?.row ?? row), isGone: !found };
    }),
  }));
  const fresh = [...now.keys()].filter((id) => !known.has(id)).length;
  return { groups, fresh, moved };
}
