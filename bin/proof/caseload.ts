import { median, timed } from "@/bin/bench/measure";
import { addHistory, fillClinic } from "@/bin/proof/caseload/fill";
import { makeProofClinic } from "@/bin/proof/proof-clinic";
import { type ProofLine, report } from "@/bin/proof/report";
import { withTemporaryHeron } from "@/bin/temporary-heron";
import { openPool } from "@/db/connection";
import { type CaseloadAsked, caseloadFilters, caseloadSorts } from "@/domain/caseload";

/** The caseload and the programme of 10,000 patients; `-- 1000` for fewer. Ratios of one run: times are the machine's. */
const patients = Number(process.argv[2] ?? 10_000);
const rounds = 25;
const warmUp = 5;
/** A page in any order, however deep, to the first page by deterioration; of a filter that walks to the end somewhat more. */
const limits = { page: 2, filter: 6, history: 1.3 };

process.env.AUTH_SECRET ??= "a secret of this proof, long enough to be one";

async function main(): Promise<void> {
  const lines = await withTemporaryHeron(async ({ adminUrl }) => {
    const admin = openPool(adminUrl, { max: 1 });
    const viewer = await makeProofClinic(adminUrl, "clinician", "America/New_York");
    await fillClinic(admin, viewer.clinicId, patients, { months: 2, dosesPerPatient: 8 });
    await admin`vacuum analyze`;
    const { listCaseload } = await import("@/db/queries/list-caseload");
    const { findNeighbours } = await import("@/db/queries/find-neighbours");
    const { findProgramme } = await import("@/db/queries/find-programme");
    const now = new Date();
    const page = (asked: CaseloadAsked, after: string | null = null) =>
      listCaseload(viewer, asked, after, now);
    const worst: CaseloadAsked = { sort: "deterioration", filters: {} };
    const first = () => page(worst);
    const found: ProofLine[] = [];
    const tell = async (line: string, work: () => Promise<unknown>, limit: number | null) => {
      const figure = await ratio(work, first);
      found.push({
        line: `${line} / first page by deterioration`,
        figure,
        limit,
        holds: limit === null || figure <= limit,
      });
    };

    for (const { code: sort } of caseloadSorts) {
      await tell(`first page by ${sort}`, () => page({ sort, filters: {} }), limits.page);
      const deep = await placeAfter(page, { sort, filters: {} }, Math.floor(patients / 100));
      await tell(
        `page ${Math.floor(patients / 100)} by ${sort}`,
        () => page({ sort, filters: {} }, deep),
        limits.page,
      );
    }
    for (const { name, choices } of caseloadFilters)
      for (const { code } of choices)
        await tell(
          `${name} ${code}`,
          () => page({ sort: "deterioration", filters: { [name]: code } }),
          limits.filter,
        );
    const nobody = { sort: "name", filters: { band: "severe", course: "remission" } } as const;
    await tell("a filter that nobody is left of, by name", () => page(nobody), limits.filter);
    const [one] = (await first()).rows;
    if (!one) throw new Error("nobody is in the caseload");
    await tell(
      "who is before and after",
      () => findNeighbours(viewer, worst, one.patientId, one.place, now),
      1,
    );

    const programme = () => findProgramme(viewer, now);
    const before = { page: await medianOf(first), programme: await medianOf(programme) };
    await addHistory(admin, viewer.clinicId);
    await admin`vacuum analyze`;
    const after = { page: await medianOf(first), programme: await medianOf(programme) };
    const [rows] = await admin<[{ scores: number }]>`select count(*)::int as scores from app.scores`;
    for (const which of ["page", "programme"] as const) {
      const figure = after[which] / before[which];
      const words = which === "page" ? "first page" : "programme of twelve months";
      const line = `${words} with one more year, ${rows.scores} scores (${before[which].toFixed(1)} → ${after[which].toFixed(1)} ms) / without`;
      found.push({ line, figure, limit: limits.history, holds: figure <= limits.history });
    }
    await admin.end();
    return found;
  });
  report("caseload", 0, lines);
}

/** One against the other, in turn, so that both meet the same machine. */
async function ratio(work: () => Promise<unknown>, base: () => Promise<unknown>): Promise<number> {
  const times: { work: number[]; base: number[] } = { work: [], base: [] };
  for (let i = 0; i < rounds; i += 1) {
    const [a, b] = [await timed(work), await timed(base)];
    if (i < warmUp) continue;
    times.work.push(a);
    times.base.push(b);
  }
  return median(times.work) / median(times.base);
}

async function medianOf(work: () => Promise<unknown>): Promise<number> {
  const times: number[] = [];
  for (let i = 0; i < rounds; i += 1) times.push(await timed(work));
  return median(times.slice(warmUp));
}

async function placeAfter(
  page: (asked: CaseloadAsked, after: string | null) => Promise<{ next: string | null }>,
  asked: CaseloadAsked,
  pages: number,
): Promise<string | null> {
  let place: string | null = null;
  for (let i = 0; i < pages; i += 1) place = (await page(asked, place)).next ?? place;
  return place;
}

main().catch((error: unknown) => {
  console.error(error);
  process.exitCode = 1;
});
