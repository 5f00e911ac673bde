import { fileURLToPath } from "node:url";
import { drizzle } from "drizzle-orm/postgres-js";
import { migrate } from "drizzle-orm/postgres-js/migrator";
import type { Sql } from "postgres";
import { openPool } from "@/db/connection";

const migrationsFolder = fileURLToPath(new URL("./migrations", import.meta.url));

/**
 * Makes the database ready for this version of Heron: roles and schema if they are missing, then the migrations,
 * as heron_owner. `adminUrl` needs a role that may create roles, or one that is a member of heron_owner.
 * `appPassword` is set for heron_app; null leaves its password alone.
 */
export async function migrateDatabase(adminUrl: string, appPassword: string | null): Promise<void> {
  const admin = openPool(adminUrl, { max: 1 });
  try {
    // Several processes may start at once: the others wait here.
    await admin`select pg_advisory_lock(hashtext('heron migrations'))`;
    await createRoles(admin, appPassword);
    await admin`set role heron_owner`;
    await migrate(drizzle(admin), {
      migrationsFolder,
      migrationsSchema: "app",
      migrationsTable: "migrations",
    });
  } finally {
    await admin.end({ timeout: 5 });
  }
}

async function createRoles(admin: Sql, appPassword: string | null): Promise<void> {
  const present = await admin<
    { rolname: string }[]
  >`select rolname from pg_roles where rolname in ('heron_owner', 'heron_app')`;
  const names = present.map((row) => row.rolname);
  if (!names.includes("heron_owner")) await admin`create role heron_owner nologin`;
  if (!names.includes("heron_app")) await admin`create role heron_app login`;
  if (appPassword !== null) await admin.unsafe(`alter role heron_app password ${quoteLiteral(appPassword)}`);
  // Reaches Citus workers with the clinic entered; a placeholder without effect on plain PostgreSQL.
  await admin`alter role heron_app set citus.propagate_set_commands = 'local'`;
  await admin`grant heron_owner to current_user`;
  await admin`create schema if not exists app authorization heron_owner`;
  const [{ name }] = await admin<[{ name: string }]>`select quote_ident(current_database()) as name`;
  await admin.unsafe(`grant create on database ${name} to heron_owner`);
  await admin`grant usage on schema app to heron_app`;
}

function quoteLiteral(text: string): string {
  return `'${text.replaceAll("'", "''")}'`;
}
