import { unprovenHeron, unprovenViewer } from "@/auth/unproven";
import { arrive, phq9, registerBenchPatient } from "@/bin/bench/two-years";
import { Random } from "@/bin/demo/random";
import { checkHistories } from "@/bin/proof/quarrel/histories";
import { claimAll, editAll } from "@/bin/proof/quarrel/quarrel";
import { report } from "@/bin/proof/report";
import { withTemporaryHeron } from "@/bin/temporary-heron";
import { openPool } from "@/db/connection";
import { openSetup } from "@/db/setup";
import type { Viewer } from "@/domain/access";

/**
 * Fifty people claim the same two hundred cases, then ten thousand conflicting edits hit forty of them, four hundred answers
 * arriving meanwhile. Every history is replayed through the function that says where a case stands, and compared with its row.
 */
const people = 50;
const open = 200;
const contested = 40;
const edits = Number(process.argv[2] ?? 10_000);
const answers = 400;
const seed = 1;

async function main(): Promise<void> {
  const lines = await withTemporaryHeron(async ({ adminUrl }) => {
    const admin = openPool(adminUrl, { max: 1 });
    const { clinicId, viewers } = await makeClinic(adminUrl);
    const heron = unprovenHeron(clinicId, "proof");
    const { recordCheckIn } = await import("@/db/commands/record-check-ins");
    const patients: string[] = [];
    for (let i = 0; i < open; i += 1) {
      const now = new Date();
      const patientId = await registerBenchPatient(heron, String(i).padStart(4, "0"), now);
      patients.push(patientId);
      await recordCheckIn(heron, patientId, arrive(patientId, "phq-9", { ...phq9(i), "phq9.9": 2 }, now));
    }
    const rows = await admin<
      { id: string }[]
    >`select id from app.cases where clinic_id = ${clinicId} order by id`;
    const caseIds = rows.map((row) => row.id);
    const random = new Random(`triage ${seed}`);
    const quarrel = { heron, viewers, caseIds, random: () => random.uniform(), atOnce: people };

    const claims = await claimAll(quarrel, people);
    const before = Date.now();
    const answering = (async () => {
      for (let i = 0; i < answers; i += 1) {
        const patientId = patients[i % contested] ?? "";
        const item9 = 1 + (i % 3);
        await recordCheckIn(
          heron,
          patientId,
          arrive(patientId, "phq-9", { ...phq9(i), "phq9.9": item9 }, new Date()),
        );
      }
    })();
    const worked = await editAll({ ...quarrel, caseIds: caseIds.slice(0, contested) }, edits);
    await answering;
    const secondsTaken = (Date.now() - before) / 1000;

    const found = await checkHistories(admin, clinicId);
    const [kept] = await admin<[{ notes: number; contacts: number }]>`
      select count(*) filter (where kind = 'noted')::int as notes, count(*) filter (where kind = 'contacted')::int as contacts
      from app.triage_events where clinic_id = ${clinicId}`;
    await admin.end();
    for (const fault of [
      ...claims.faults,
      ...worked.faults,
      ...found.impossible,
      ...found.differing,
      ...found.lost,
    ].slice(0, 20)) {
      console.error(fault);
    }
    const none = (line: string, figure: number) => ({ line, figure, limit: 0, holds: figure === 0 });
    const lost = found.lost.length + worked.notes.length - kept.notes + worked.contacts - kept.contacts;
    return [
      none(`double claims, ${people} people on ${open} cases`, claims.won - open),
      none("losers not told who won and when", people * open - claims.won - claims.taken),
      none(
        `edits of ${edits} that failed otherwise than by being refused`,
        claims.faults.length + worked.faults.length,
      ),
      none(`lost events of ${found.events}`, lost),
      none(`impossible histories of ${found.cases}`, found.impossible.length),
      none("cases that say another thing than their history", found.differing.length),
      { line: "edits a second", figure: worked.edits / secondsTaken, limit: null, holds: true },
    ];
  });
  report("quarrel", seed, lines);
}

async function makeClinic(adminUrl: string): Promise<{ clinicId: string; viewers: Viewer[] }> {
  const setup = openSetup(adminUrl);
  const clinicId = await setup.createClinic({
    slug: "proof",
    name: "Proof",
    timeZone: "UTC",
    hours: Array(7).fill(["00:00", "24:00"]),
    crisisContacts: [],
  });
  const viewers: Viewer[] = [];
  for (let i = 0; i < people; i += 1) {
    const displayName = `P. Roof ${i}`;
    const role = "coordinator" as const;
    const sign = { email: `proof-${i}@example.org`, password: "not used by anybody" };
    const staffId = await setup.createStaff({ clinicId, displayName, role, ...sign });
    viewers.push(
      unprovenViewer({ clinicId, staffId, role, displayName, clinicName: "Proof", timeZone: "UTC" }),
    );
  }
  await setup.close();
  return { clinicId, viewers };
}

main().catch((error: unknown) => {
  console.error(error);
  process.exitCode = 1;
});
