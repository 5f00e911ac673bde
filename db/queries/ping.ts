import { sql } from "drizzle-orm";
import { database } from "@/db/client";

/** True when the database answers. */
export async function ping(): Promise<boolean> {
  return database()
    .execute(sql`select 1`)
    .then(
      () => true,
      () => false,
    );
}
