import type { openPool } from "@/db/connection";
import { type ReplayedEvent, replay } from "@/domain/replay";
import { leavesState } from "@/domain/transitions";

type Sql = ReturnType<typeof openPool>;

type StoredEvent = ReplayedEvent & { caseId: string; seq: number };

export type Histories = {
  cases: number;
  events: number;
  /** Events that cannot have happened where they stand. */
  impossible: string[];
  /** Rows that say another thing than their events. */
  differing: string[];
  /** Versions of a case that no event tells of, and versions that two events claim to have made. */
  lost: string[];
};

/** Replays every history of a clinic through the domain's own function and compares each with its row. */
export async function checkHistories(sql: Sql, clinicId: string): Promise<Histories> {
  const rows = await sql<
    { id: string; status: string; ownerId: string | null; outcome: string | null; version: number }[]
  >`
    select id, status, owner_id as "ownerId", outcome, version from app.cases where clinic_id = ${clinicId}`;
  // What happened in one version, happened in the order of its ids.
  const stored = await sql<StoredEvent[]>`
    select case_id as "caseId", kind, staff_id as "staffId", at, seq, detail from app.triage_events
    where clinic_id = ${clinicId} order by case_id, seq, id`;
  const byCase = new Map<string, StoredEvent[]>();
  for (const event of stored) {
    const known = byCase.get(event.caseId);
    if (known) known.push(event);
    else byCase.set(event.caseId, [event]);
  }
  const found: Histories = {
    cases: rows.length,
    events: stored.length,
    impossible: [],
    differing: [],
    lost: [],
  };
  for (const row of rows) {
    const events = byCase.get(row.id) ?? [];
    const { state, ownerId, outcome, impossible } = replay(events);
    found.impossible.push(...impossible.map((fault) => `${row.id}: ${fault}`));
    if (state !== row.status || ownerId !== row.ownerId || outcome !== row.outcome) {
      found.differing.push(
        `${row.id}: ${row.status} by ${row.ownerId}, by its events ${state} by ${ownerId}`,
      );
    }
    found.lost.push(...gapsOf(events, row.version).map((gap) => `${row.id}: ${gap}`));
  }
  return found;
}

/** Every version has an event, and what people did to move a case has a version of its own. */
function gapsOf(events: readonly StoredEvent[], version: number): string[] {
  const gaps: string[] = [];
  const told = new Set(events.map((event) => event.seq));
  for (let seq = 1; seq <= version; seq += 1)
    if (!told.has(seq)) gaps.push(`nothing tells of version ${seq}`);
  const moved = events.filter((event) => event.staffId !== null && !leavesState(event.kind));
  const seen = new Set<number>();
  for (const { seq, kind } of moved) {
    if (seen.has(seq)) gaps.push(`${kind} shares version ${seq}`);
    seen.add(seq);
  }
  return gaps;
}
