import { availableParallelism, cpus } from "node:os";
import { parseArgs } from "node:util";
import { unprovenHeron } from "@/auth/unproven";
import { bareCaseload, bareInsert, barePatientPage, bareQueue, bareTrend } from "@/bin/bench/bare";
import { compare, type Line } from "@/bin/bench/measure";
import { withBuiltApp } from "@/bin/bench/patient-page";
import { findSeat, makeTwoYears, weekly } from "@/bin/bench/two-years";
import { withTemporaryHeron } from "@/bin/temporary-heron";
import { openPool } from "@/db/connection";

/**
 * Our time as a ratio to bare postgres.js, on the same rows, in the same run, one call at a time. The bare side is what a
 * careful hand would send: one connection of the administrator, no row-level security, no transaction, no domain.
 */
async function main(): Promise<void> {
  const { values } = parseArgs({
    options: { json: { type: "boolean", default: false }, rounds: { type: "string", default: "150" } },
  });
  const rounds = Number(values.rounds);
  process.env.AUTH_SECRET ??= "a secret of this bench, long enough to be one";
  const say = (line: string) => (values.json ? undefined : console.error(line));
  const lines = await withTemporaryHeron(async ({ adminUrl, appUrl }) => {
    say("Seeding the demo clinic…");
    const { seedDemo } = await import("@/bin/demo/seed");
    const now = new Date();
    const demo = await seedDemo({ now, onProgress: say });
    const bare = openPool(adminUrl, { max: 3 });
    try {
      const person = demo.staff.find(({ role }) => role === "clinician");
      if (!person) throw new Error("The demo clinic has no clinician.");
      return await withBuiltApp(appUrl, person, (fetchPage) => measureAll(bare, rounds, now, fetchPage));
    } finally {
      await bare.end();
    }
  });
  if (values.json) for (const line of lines) console.log(JSON.stringify(line));
  else print(lines);
}

async function measureAll(
  bare: ReturnType<typeof openPool>,
  rounds: number,
  now: Date,
  /** Null where the application is not built. */
  fetchPage: ((path: string) => Promise<void>) | null,
): Promise<Line[]> {
  const { findPatient } = await import("@/db/queries/find-patient");
  const { listJournal } = await import("@/db/queries/list-journal");
  const { recordCheckIn } = await import("@/db/commands/record-check-ins");
  const { findTrend } = await import("@/db/queries/find-trend");
  const { listQueue } = await import("@/db/queries/list-queue");
  const { listCaseload } = await import("@/db/queries/list-caseload");
  const { findNeighbours } = await import("@/db/queries/find-neighbours");
  const { findProgramme } = await import("@/db/queries/find-programme");
  const viewer = await findSeat(bare);
  const byDeterioration = { sort: "deterioration", filters: {} } as const;
  const heron = unprovenHeron(viewer.clinicId, "bench");
  const patientId = await makeTwoYears(heron, now);
  const since = new Date(now.getTime() - 2 * 365 * 86_400_000);
  const page = `/patients/${patientId}?range=all`;
  const bareCopy = await bareInsert(bare, viewer.clinicId, patientId);
  return [
    await compare(
      "store and judge one check-in / insert it",
      rounds,
      (round) => recordCheckIn(heron, patientId, weekly(patientId, now, round)),
      (round) => bareCopy(weekly(patientId, now, round + 1_000_000)),
    ),
    await compare(
      "one patient's two-year trend",
      rounds,
      () => findTrend(viewer, patientId, since),
      () => bareTrend(bare, viewer.clinicId, patientId, since),
      3,
    ),
    await compare(
      "what a patient's page reads, two years",
      rounds,
      async () => {
        await findPatient(viewer, patientId, now);
        await Promise.all([findTrend(viewer, patientId, since), listJournal(viewer, patientId, null)]);
      },
      () => barePatientPage(bare, viewer.clinicId, patientId, since),
      2,
    ),
    ...(fetchPage
      ? [
          await compare(
            "a patient's page served / its reads bare",
            rounds,
            () => fetchPage(page),
            () => barePatientPage(bare, viewer.clinicId, patientId, since),
            2,
          ),
        ]
      : []),
    await compare(
      "the queue's first page",
      rounds,
      () => listQueue(viewer, "open", null, now),
      () => bareQueue(bare, viewer.clinicId),
    ),
    await compare(
      "the caseload's first page",
      rounds,
      () => listCaseload(viewer, byDeterioration, null, now),
      () => bareCaseload(bare, viewer.clinicId, now),
    ),
    await compare(
      "the patients before and after one / a page",
      rounds,
      () => findNeighbours(viewer, byDeterioration, patientId, null, now),
      () => bareCaseload(bare, viewer.clinicId, now),
    ),
    await compare(
      "the programme's twelve months / a page",
      Math.ceil(rounds / 5),
      () => findProgramme(viewer, now),
      () => bareCaseload(bare, viewer.clinicId, now),
    ),
  ];
}

function print(lines: readonly Line[]): void {
  const ms = (value: number) => `${value.toFixed(2)} ms`.padStart(10);
  console.log(`\n${"".padEnd(42)}${"ours".padStart(10)}${"bare".padStart(10)}${"ratio".padStart(8)}   limit`);
  for (const { name, ours, bare, ratio, limit } of lines) {
    console.log(`${name.padEnd(42)}${ms(ours)}${ms(bare)}${ratio.toFixed(2).padStart(8)}   ${limit ?? "-"}`);
  }
  console.log(
    `\nMedians, one call at a time. Node ${process.versions.node}, ${availableParallelism()} of ${cpus()[0]?.model ?? "unknown"}.`,
  );
}

main().catch((error: unknown) => {
  console.error(error);
  process.exitCode = 1;
});
