import { unprovenHeron, unprovenViewer } from "@/auth/unproven";
import { median, timed } from "@/bin/bench/measure";
import { arrive, phq9, registerBenchPatient } from "@/bin/bench/two-years";
import { report } from "@/bin/proof/report";
import { withTemporaryHeron } from "@/bin/temporary-heron";
import { openPool } from "@/db/connection";
import { openSetup } from "@/db/setup";

/** The queue's first page costs the same with a thousand closed cases and with a million; `-- 100000` for fewer. */
const open = 60;
const few = 1_000;
const many = Number(process.argv[2] ?? 1_000_000);
const atOnce = 50_000;
const limit = 1.2;

async function main(): Promise<void> {
  const { before, after } = await withTemporaryHeron(async ({ adminUrl }) => {
    const admin = openPool(adminUrl, { max: 1 });
    const { clinicId, staffId } = await makeClinic(adminUrl);
    const heron = unprovenHeron(clinicId, "proof");
    const viewer = unprovenViewer({
      clinicId,
      staffId,
      role: "coordinator",
      displayName: "P. Roof",
      clinicName: "Proof",
      timeZone: "UTC",
    });
    const { recordCheckIn } = await import("@/db/commands/record-check-ins");
    const { listQueue } = await import("@/db/queries/list-queue");
    const now = new Date();
    for (let i = 0; i < open; i += 1) {
      const patientId = await registerBenchPatient(heron, String(i).padStart(4, "0"), now);
      await recordCheckIn(heron, patientId, arrive(patientId, "phq-9", { ...phq9(i), "phq9.9": 2 }, now));
    }
    const measure = async () => {
      const times: number[] = [];
      for (let i = 0; i < 400; i += 1) times.push(await timed(() => listQueue(viewer, "open", null, now)));
      return median(times.slice(100));
    };
    await closeMore(admin, clinicId, staffId, few);
    const before = await measure();
    for (let left = many - few; left > 0; left -= atOnce) {
      await closeMore(admin, clinicId, staffId, Math.min(left, atOnce));
    }
    const after = await measure();
    await admin.end();
    return { before, after };
  });
  const ratio = after / before;
  report("queue", 0, [
    {
      line: `first page with ${many} closed cases / with ${few}`,
      figure: ratio,
      limit,
      holds: ratio <= limit,
    },
  ]);
}

async function makeClinic(adminUrl: string): Promise<{ clinicId: string; staffId: string }> {
  const setup = openSetup(adminUrl);
  const clinicId = await setup.createClinic({
    slug: "proof",
    name: "Proof",
    timeZone: "UTC",
    hours: Array(7).fill(["00:00", "24:00"]),
    crisisContacts: [],
  });
  const person = {
    email: "proof@example.org",
    password: "not used by anybody",
    displayName: "P. Roof",
    role: "coordinator" as const,
  };
  const staffId = await setup.createStaff({ clinicId, ...person });
  await setup.close();
  return { clinicId, staffId };
}

/** Closed cases with a flag and two events each, as the administrator: history that the queue must not read. */
async function closeMore(
  admin: ReturnType<typeof openPool>,
  clinicId: string,
  staffId: string,
  count: number,
): Promise<void> {
  await admin`with made as (
    insert into app.cases (clinic_id, id, patient_id, status, priority, due_at, opened_at, answered_at, closed_at, closed_by, owner_id, outcome)
    select ${clinicId}, gen_random_uuid(), (select id from app.patients where clinic_id = ${clinicId} order by id offset n % ${open} limit 1), 'closed',
      'high', now() - n * interval '1 minute', now() - n * interval '1 minute', now(), now() - interval '2 days', ${staffId}, ${staffId}, 'contacted-safe'
    from generate_series(1, ${count}) n returning id, patient_id),
  flagged as (
    insert into app.flags (clinic_id, id, case_id, patient_id, rule_id, rule_version, priority, safety, summary, evidence, raised_at, answered_at, last_seen_at, closed_at)
    select ${clinicId}, gen_random_uuid(), id, patient_id, 'SUI-03', 1, 'high', true, 'history', '[]', now(), now(), now(), now() from made)
  insert into app.triage_events (clinic_id, id, case_id, patient_id, kind, at)
  select ${clinicId}, gen_random_uuid(), id, patient_id, kind, now() from made, unnest(array['opened', 'raised']) kind`;
  await admin`analyze`;
}

main().catch((error: unknown) => {
  console.error(error);
  process.exitCode = 1;
});
