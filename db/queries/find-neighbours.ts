import { sql } from "drizzle-orm";
import { beyond, keysOf, matches, orderOf, parsePlace, placeText, sourceOf } from "@/db/caseload-page";
import { inClinic } from "@/db/client";
import { authorize, type Viewer } from "@/domain/access";
import type { CaseloadAsked } from "@/domain/caseload";

export type Neighbour = { patientId: string; place: string };
export type Neighbours = { previous: Neighbour | null; next: Neighbour | null };

/**
 * Who comes before and after a patient in a caseload as it is asked for. `at` is where the patient stood when the list was
 * read: closing their case moves them down the list, and whoever reads on still comes to the next one.
 */
export async function findNeighbours(
  viewer: Viewer,
  asked: CaseloadAsked,
  patientId: string,
  at: string | null,
  now: Date,
): Promise<Neighbours> {
  authorize(viewer, "view-patients");
  const { sort } = asked;
  const kept = at === null ? null : parsePlace(viewer, sort, at);
  const place = kept?.patientId === patientId ? kept : { keys: [], patientId };
  const isFiltered = Object.keys(asked.filters).length > 0;
  const alias = sql.raw(sort === "name" ? "i" : "s");
  const closest = (side: "after" | "before") =>
    sql`(select ${side}::text as side, ${alias}.patient_id as "patientId", ${keysOf(sort)} as keys
      from ${sourceOf(viewer, sort, isFiltered)} and ${beyond(viewer, sort, place, side)}
        and ${alias}.patient_id <> ${patientId}::uuid and ${matches(viewer, asked, now)}
      order by ${orderOf(sort, side)} limit 1)`;
  const found = await inClinic(viewer, (tx) =>
    tx.execute<{ side: "after" | "before"; patientId: string; keys: string[] }>(
      sql`${closest("before")} union all ${closest("after")}`,
    ),
  );
  const on = (side: "after" | "before") => {
    const row = found.find((one) => one.side === side);
    return row ? { patientId: row.patientId, place: placeText(viewer, sort, row) } : null;
  };
  return { previous: on("before"), next: on("after") };
}
