import { openPool } from "@/db/connection";

/** What crosses from the global set-up into a worker: plain data only. */
export type TestServer = { url: string; folder: string };

export function serverAt(superuserUrl: string) {
  return {
    url(user: string, database: string): string {
      const url = new URL(superuserUrl);
      url.username = user;
      url.pathname = `/${database}`;
      return url.toString();
    },
  };
}

/** Copies a template; the copy is dropped by the returned function, whoever is still connected. */
export async function cloneDatabase(
  superuserUrl: string,
  template: string,
  name: string,
): Promise<() => Promise<void>> {
  await asSuperuser(
    superuserUrl,
    (sql) => sql`create database ${sql(name)} template ${sql(template)} strategy file_copy`,
  );
  return () => asSuperuser(superuserUrl, (sql) => sql`drop database if exists ${sql(name)} with (force)`);
}

async function asSuperuser(
  superuserUrl: string,
  work: (sql: ReturnType<typeof openPool>) => PromiseLike<unknown>,
): Promise<void> {
  const sql = openPool(superuserUrl, { max: 1 });
  try {
    await work(sql);
  } finally {
    await sql.end();
  }
}
