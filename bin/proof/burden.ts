import { report } from "@/bin/proof/report";
import { withTemporaryHeron } from "@/bin/temporary-heron";
import { openPool } from "@/db/connection";

/** How much the rules ask of staff: of all check-ins of the demo clinics, how many open a pressing case, and by which rule (rules.md §9). */
const pressingLimit = 10;
const urgentLimit = 1;

type RuleRow = { rule_id: string; urgent: number; high: number; medium: number; low: number; seen: number };

async function main(): Promise<void> {
  const { rows, counts } = await withTemporaryHeron(async ({ adminUrl }) => {
    const { seedDemo } = await import("@/bin/demo/seed");
    await seedDemo({ now: new Date(), onProgress: (line) => console.log(line) });
    const sql = openPool(adminUrl, { max: 1 });
    const rows = await sql<RuleRow[]>`
      select rule_id, count(*) filter (where priority = 'urgent')::int as urgent,
        count(*) filter (where priority = 'high')::int as high, count(*) filter (where priority = 'medium')::int as medium,
        count(*) filter (where priority = 'low')::int as low, sum(seen)::int as seen
      from app.flags group by rule_id order by urgent desc, high desc, medium desc, low desc, rule_id`;
    // Staff are told once when a case opens and once each time it grows more pressing.
    const [counts] = await sql<{ checkIns: number; pressing: number; urgent: number }[]>`
      select (select count(*)::int from app.check_ins) as "checkIns",
        count(*) filter (where priority in ('urgent', 'high'))::int as pressing,
        count(*) filter (where priority = 'urgent')::int as urgent
      from app.outbox where topic in ('case-opened', 'case-escalated')`;
    await sql.end();
    return { rows, counts };
  });
  if (!counts) throw new Error("the demo clinics hold no check-ins");
  console.log(`\n${"rule".padEnd(12)}${["urgent", "high", "medium", "low", "seen"].map(right).join("")}`);
  for (const { rule_id, urgent, high, medium, low, seen } of rows) {
    console.log(`${rule_id.padEnd(12)}${[urgent, high, medium, low, seen].map(right).join("")}`);
  }
  console.log(`\n${counts.checkIns} check-ins`);
  const share = (count: number) => (count * 100) / counts.checkIns;
  const line = (what: string, count: number, limit: number) => ({
    line: `percent of check-ins that open or raise a case to ${what}`,
    figure: share(count),
    limit,
    holds: share(count) <= limit,
  });
  report("burden", 0, [
    line("high or urgent", counts.pressing, pressingLimit),
    line("urgent", counts.urgent, urgentLimit),
  ]);
}

function right(cell: string | number): string {
  return String(cell).padStart(9);
}

await main();
