import { parseArgs } from "node:util";
import { fillScores } from "@/bin/proof/exports/fill";
import { makeProofClinic } from "@/bin/proof/proof-clinic";
import { report } from "@/bin/proof/report";
import { withTemporaryHeron } from "@/bin/temporary-heron";
import { openPool } from "@/db/connection";

/** How fast and in how much memory tables leave Heron, and that an export survives its worker; `-- --rows 100000` for fewer. */
async function main(): Promise<void> {
  const { values } = parseArgs({
    options: { rows: { type: "string", default: "1000000" }, kills: { type: "string", default: "3" } },
  });
  const [rows, kills] = [Number(values.rows), Number(values.kills)];
  process.env.AUTH_SECRET = "a secret of the proof, long enough to be one";
  const lines = await withTemporaryHeron(async ({ adminUrl }) => {
    const admin = openPool(adminUrl, { max: 1 });
    const viewer = await makeProofClinic(adminUrl, "clinician");
    await fillScores(admin, viewer.clinicId, rows);
    // Loaded now that the environment names the database.
    const { proveRate } = await import("@/bin/proof/exports/rate");
    const { proveResume } = await import("@/bin/proof/exports/resume");
    const found = [
      ...(await proveRate(admin, viewer, rows)),
      ...(await proveResume(admin, viewer, { what: "scores", kills, env: process.env })),
    ];
    await admin.end();
    return found;
  });
  report("exports", 0, lines);
}

main().catch((error: unknown) => {
  console.error(error);
  process.exitCode = 1;
});
