import { sql } from "drizzle-orm";
import { pgPolicy, pgRole, pgSchema, uuid } from "drizzle-orm/pg-core";

/** Everything Heron stores lives in this schema, owned by heron_owner. */
export const app = pgSchema("app");

/** The role the application connects as. It owns nothing and sees only the clinic it has entered. */
export const heronApp = pgRole("heron_app").existing();

/** First column of every key: routes on Citus, isolates everywhere. */
export const clinicId = () => uuid().notNull();

/**
 * The net below every WHERE: rows of another clinic do not exist for the application role.
 * No subquery (Citus refuses them), and a GUC that is unset or empty matches nothing.
 */
export function ofOwnClinic(column: "clinic_id" | "id" = "clinic_id") {
  const own = sql.raw(`${column} = nullif(current_setting('app.clinic_id', true), '')::uuid`);
  return pgPolicy("own_clinic", { for: "all", to: heronApp, using: own, withCheck: own });
}
