import { unprovenHeron } from "@/auth/unproven";
import { median, quantile, timed } from "@/bin/bench/measure";
import { arrive, phq9, registerBenchPatient } from "@/bin/bench/two-years";
import { makeProofClinic } from "@/bin/proof/proof-clinic";
import { addPatients, closeMore, openMore, type Place } from "@/bin/proof/queue/fill";
import { type ProofLine, report } from "@/bin/proof/report";
import { withTemporaryHeron } from "@/bin/temporary-heron";
import { openPool } from "@/db/connection";

/** The queue's first page costs the same with a thousand closed flags and with a million; `-- 100000` for fewer. */
const pressing = 40;
const calm = 40;
const few = 1_000;
const many = Number(process.argv[2] ?? 1_000_000);
const atOnce = 100_000;
const manyCalm = 5_000;
const limit = 1.2;
/** Of open cases a page may cost somewhat more, never in proportion: here they are over a hundred times as many. */
const openLimit = 2;

const rounds = 300;
const warmUp = 50;

/** Milliseconds of a page, and of another read in the same moments: of the middle one, and of the fastest tenth. */
type Measured = { page: number; other: number; fastPage: number; fastOther: number };

const pages = [
  ["open", null],
  ["open", "now"],
  ["open", "week"],
  ["mine", null],
  ["done", null],
] as const;

async function main(): Promise<void> {
  const lines = await withTemporaryHeron(async ({ adminUrl }) => {
    const admin = openPool(adminUrl, { max: 1 });
    const viewer = await makeProofClinic(adminUrl, "coordinator");
    const place = { clinicId: viewer.clinicId, staffId: viewer.staffId };
    const { findDesk } = await import("@/db/queries/find-desk");
    const { listQueue } = await import("@/db/queries/list-queue");
    await openPressing(place);
    await addPatients(admin, place, 20_000);
    await openMore(admin, place, calm);

    const measure = async (): Promise<Measured[]> => {
      await admin`vacuum analyze`;
      await admin`checkpoint`;
      const now = new Date();
      const found: Measured[] = [];
      for (const [tab, lane] of pages) {
        const times: { page: number[]; other: number[] } = { page: [], other: [] };
        for (let i = 0; i < rounds; i += 1) {
          times.page.push(await timed(() => listQueue(viewer, tab, null, now, lane)));
          times.other.push(await timed(() => findDesk(viewer)));
        }
        const [page, other] = [times.page.slice(warmUp), times.other.slice(warmUp)];
        found.push({
          page: median(page),
          other: median(other),
          fastPage: quantile(page, 0.1),
          fastOther: quantile(other, 0.1),
        });
      }
      return found;
    };

    await closeMore(admin, place, few);
    const before = await measure();
    for (let left = many - few; left > 0; left -= atOnce)
      await closeMore(admin, place, Math.min(left, atOnce));
    const [counted] = await admin<
      [{ n: number }]
    >`select count(*)::int as n from app.flags where closed_at is not null`;
    const after = await measure();
    await openMore(admin, place, manyCalm);
    const crowded = await measure();
    await admin.end();
    return [
      ...compare(`with ${counted.n} closed flags / with ${few}`, before, after, limit),
      ...compare(`with ${manyCalm + calm} cases that can wait / with ${calm}`, after, crowded, openLimit),
    ];
  });
  report("queue", 0, lines);
}

/**
 * How much dearer a page became, as the machine was meanwhile: against a read that neither history nor open cases touch. The
 * fastest tenth is told beside it: on a machine with other work, what the page itself costs shows there first.
 */
function compare(
  what: string,
  before: readonly Measured[],
  after: readonly Measured[],
  most: number,
): ProofLine[] {
  return pages.flatMap(([tab, lane], at) => {
    const [one, other] = [before[at], after[at]];
    if (!one || !other) throw new Error("not measured");
    const figure = other.page / other.other / (one.page / one.other);
    const name = `first page of ${lane ?? tab} (${one.page.toFixed(2)} → ${other.page.toFixed(2)} ms) ${what}`;
    const fast = other.fastPage / other.fastOther / (one.fastPage / one.fastOther);
    return [
      { line: name, figure, limit: most, holds: figure <= most },
      {
        line: `  the same of the fastest tenth (${one.fastPage.toFixed(2)} → ${other.fastPage.toFixed(2)} ms)`,
        figure: fast,
        limit: null,
        holds: true,
      },
    ];
  });
}

async function openPressing({ clinicId }: Place): Promise<void> {
  const { recordCheckIn } = await import("@/db/commands/record-check-ins");
  const heron = unprovenHeron(clinicId, "proof");
  const now = new Date();
  for (let i = 0; i < pressing; i += 1) {
    const patientId = await registerBenchPatient(heron, String(i).padStart(4, "0"), now);
    await recordCheckIn(heron, patientId, arrive(patientId, "phq-9", { ...phq9(i), "phq9.9": 2 }, now));
  }
}

main().catch((error: unknown) => {
  console.error(error);
  process.exitCode = 1;
});
