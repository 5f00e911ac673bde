import { expect, test } from "vitest";
import { addPatients, openMore } from "@/bin/proof/queue/fill";
import { listQueue } from "@/db/queries/list-queue";
import { endOfDay, localDay } from "@/domain/local-day";
import type { Lane } from "@/domain/queue";
import { makeClinic } from "@/tests/support/clinics";
import { adminSql } from "@/tests/support/database";

test("page after page, each lane tells every case once, by priority, then deadline", async () => {
  const clinic = await makeClinic("Long queue");
  const viewer = await clinic.staff("coordinator");
  const sql = adminSql();
  await addPatients(sql, clinic, 230);
  await openMore(sql, clinic, 230);
  const now = new Date();
  // Some of each priority before today's end and after it; whole days apart, so that many are due at one moment.
  await sql`update app.cases c set priority = (array['urgent', 'high', 'medium', 'low'])[1 + n % 4], due_at = ${now} + (n % 7 - 3) * interval '1 day'
    from (select id, row_number() over (order by id) as n from app.cases where clinic_id = ${clinic.clinicId}) numbered where numbered.id = c.id`;
  const today = endOfDay(localDay(now, viewer.timeZone), viewer.timeZone);
  const rows = await sql<{ id: string; rank: number; dueAt: Date }[]>`
    select id, rank, due_at as "dueAt" from app.cases where clinic_id = ${clinic.clinicId} order by rank, due_at, id`;
  const expected = (lane: Lane | null) =>
    rows
      .filter(({ rank, dueAt }) => lane === null || (lane === "now") === (rank <= 1 || dueAt < today))
      .map(({ id }) => id);

  for (const lane of [null, "now", "week"] as const) {
    const told: string[] = [];
    let after: string | null = null;
    do {
      const page = await listQueue(viewer, "open", after, now, lane);
      told.push(...page.rows.map((row) => row.caseId));
      after = page.next;
    } while (after);
    expect(told, lane ?? "all").toEqual(expected(lane));
    expect((await listQueue(viewer, "open", null, now)).counts[lane ?? "open"]).toBe(
      Math.min(100, expected(lane).length),
    );
  }
});
