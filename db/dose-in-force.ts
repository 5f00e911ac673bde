import { type SQL, sql } from "drizzle-orm";

/** Milligrams a plan asks for today: its last titration step begun by now, else its first dose, as `plannedMg` in the domain. */
export function doseInForce(plan: "p" | "prescriptions"): SQL<number> {
  const column = (name: string) => sql.raw(`${plan}.${name}`);
  return sql<number>`coalesce((select (step->>'doseMg')::float8
    from jsonb_array_elements(${column("titration")}) with ordinality as steps (step, place)
    where step->>'fromOn' <= current_date::text order by place desc limit 1), ${column("dose_mg")})`;
}
