import type { Shutdown } from "@/bin/start/shutdown";
import { openPool } from "@/db/connection";
import { type Embedded, startEmbedded } from "@/db/embedded";
import { migrateDatabase } from "@/db/migrate";

export type Database = {
  isBuiltIn: boolean;
  adminUrl: string;
  appUrl: string;
  appPassword: string | null;
};

const settingUp = "Heron is putting demo data into this database";

export async function startBuiltIn(
  dataDir: string,
  shutdown: Shutdown,
  say: (line: string) => void,
): Promise<Database> {
  let running: Embedded | null = null;
  const starting = startEmbedded({ dataDir, onProgress: say });
  // A wish to stop may come while it starts.
  const started = starting.catch(() => null);
  shutdown.add({
    stop: async () => (await started)?.stop(),
    kill: () => running?.abort(),
  });
  const embedded = await starting;
  running = embedded;
  say(`PostgreSQL ${embedded.version}, log in ${embedded.logFile}`);
  void embedded.ended.then(() => {
    if (shutdown.isStopping()) return;
    console.error(`The built-in PostgreSQL has ended. Its log is ${embedded.logFile}`);
    void shutdown.stop(1);
  });
  await withConnection(embedded.url("postgres", "postgres"), async (sql) => {
    const [found] =
      await sql`select shobj_description(oid, 'pg_database') as comment from pg_database where datname = 'heron'`;
    if (found?.comment === settingUp) {
      say("An earlier start was killed while it made the demo data: making it anew.");
      await sql`drop database heron with (force)`;
    }
    if (!found || found.comment === settingUp) await sql`create database heron`;
  });
  return {
    isBuiltIn: true,
    adminUrl: embedded.url("postgres", "heron"),
    appUrl: embedded.url("heron_app", "heron"),
    appPassword: null,
  };
}

/** DATABASE_APP_URL says how the application signs in; without it, as heron_app with a password of our own. */
export function externalDatabase(adminUrl: string, generatedPassword: string): Database {
  const given = process.env.DATABASE_APP_URL;
  if (given)
    return {
      isBuiltIn: false,
      adminUrl,
      appUrl: given,
      appPassword: decodeURIComponent(new URL(given).password) || null,
    };
  const app = new URL(adminUrl);
  app.username = "heron_app";
  app.password = generatedPassword;
  return { isBuiltIn: false, adminUrl, appUrl: app.toString(), appPassword: generatedPassword };
}

export async function prepare({ adminUrl, appUrl, appPassword }: Database): Promise<void> {
  await migrateDatabase(adminUrl, appPassword);
  await withConnection(appUrl, (sql) => sql`select 1`);
}

/**
 * Marks the database while demo data goes in, so that a start which is killed meanwhile is not taken for a finished one.
 * Until then nothing needs to survive a crash, so no commit waits for the disk; removing the mark does, for all of them.
 */
export async function whileSettingUp(adminUrl: string, work: () => Promise<void>): Promise<void> {
  await withConnection(adminUrl, async (sql) => {
    await sql.unsafe(`comment on database heron is '${settingUp}'`);
    await sql`alter database heron set synchronous_commit = off`;
  });
  await work();
  await withConnection(adminUrl, (sql) => sql`alter database heron reset synchronous_commit`);
  await withConnection(adminUrl, (sql) => sql`comment on database heron is null`);
}

async function withConnection(
  url: string,
  work: (sql: ReturnType<typeof openPool>) => PromiseLike<unknown>,
): Promise<void> {
  const sql = openPool(url, { max: 1 });
  try {
    await work(sql);
  } finally {
    await sql.end({ timeout: 5 });
  }
}
