import type { openPool } from "@/db/connection";

/** What the application asked the database, a second. */
type Cost = {
  /** Statements that read or write tables. */
  queries: number;
  /** Of those, the ones that feed the streams. */
  ofStreams: number;
  transactions: number;
  /** All that was sent: also the beginning and the end of transactions and the entering of a clinic. */
  statements: number;
};

/** Counts in pg_stat_statements what the application's role did while work ran for so many seconds. */
export async function countQueries(
  admin: ReturnType<typeof openPool>,
  seconds: number,
  work: () => Promise<unknown>,
): Promise<Cost> {
  await admin`select pg_stat_statements_reset()`;
  await work();
  const rows = await admin<{ query: string; calls: number }[]>`
    select query, calls::int from pg_stat_statements where userid = 'heron_app'::regrole and toplevel`;
  const count = (holds: (query: string) => boolean) =>
    rows.filter(({ query }) => holds(query)).reduce((sum, { calls }) => sum + calls, 0) / seconds;
  const isFrame = (query: string) => /^(begin|commit|rollback|select app\.enter_clinic)/i.test(query);
  return {
    queries: count((query) => !isFrame(query)),
    ofStreams: count((query) =>
      /open_sessions_of|from "app"\."triage_events" inner join "app"\."cases"/.test(query),
    ),
    transactions: count((query) => /^commit/i.test(query)) + count((query) => /open_sessions_of/.test(query)),
    statements: count(() => true),
  };
}
