import type { openPool } from "@/db/connection";

type Sql = ReturnType<typeof openPool>;

/** What the application asked the database, a second. */
type Cost = {
  /** Statements that read or write tables. */
  queries: number;
  /** Of those, the ones that feed the streams. */
  ofStreams: number;
  /** Transactions of the whole database. */
  transactions: number;
};

/** Counts in pg_stat_statements what the application's role did while work ran for so many seconds. */
export async function countQueries(admin: Sql, seconds: number, work: () => Promise<unknown>): Promise<Cost> {
  const before = await transactionsOf(admin);
  await admin`select pg_stat_statements_reset()`;
  await work();
  const rows = await admin<{ query: string; calls: number }[]>`
    select query, calls::int from pg_stat_statements where userid = 'heron_app'::regrole and toplevel`;
  const count = (holds: (query: string) => boolean) =>
    rows.filter(({ query }) => holds(query)).reduce((sum, { calls }) => sum + calls, 0) / seconds;
  return {
    queries: count((query) => !/^(begin|commit|rollback|select app\.enter_clinic)/i.test(query)),
    ofStreams: count((query) =>
      /open_sessions_of|select e\.id, e\.case_id as "caseId"|"app"\."lookers"/.test(query),
    ),
    transactions: ((await transactionsOf(admin)) - before) / seconds,
  };
}

async function transactionsOf(admin: Sql): Promise<number> {
  const [{ done }] = await admin<
    [{ done: number }]
  >`select xact_commit::int as done from pg_stat_database where datname = current_database()`;
  return done;
}
