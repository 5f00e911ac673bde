import fc from "fast-check";
import { unprovenHeron, unprovenViewer } from "@/auth/unproven";
import { registerBenchPatient } from "@/bin/bench/two-years";
import { anyHistory } from "@/bin/proof/fhir/random-records";
import { roundTrip, type Side, type Tally } from "@/bin/proof/fhir/round-trip";
import { openLantana, openMedplum } from "@/bin/proof/fhir/validators";
import { type ProofLine, report } from "@/bin/proof/report";
import { withTemporaryHeron } from "@/bin/temporary-heron";
import { openSetup } from "@/db/setup";

/** Random patients taken out as FHIR are valid by two validators that are not ours, and come back as they were; `-- 100` for fewer. */
const seed = 20261130;
const samples = Number(process.argv[2] ?? 1_000);

async function main(): Promise<void> {
  const tally = await withTemporaryHeron(async ({ adminUrl }) => {
    const [from, to] = [await makeSide(adminUrl, "from"), await makeSide(adminUrl, "to")];
    const histories = fc.sample(anyHistory, { seed, numRuns: samples });
    return roundTrip(histories, from, to, [openLantana(), openMedplum()]);
  });
  for (const line of tally.shown) console.error(line);
  console.log(`${tally.exports} Bundles, ${tally.resources} resources, ${tally.checkIns} check-ins`);
  report("fhir", seed, linesOf(tally));
}

function linesOf(tally: Tally): ProofLine[] {
  const none = (line: string, figure: number): ProofLine => ({
    line,
    figure,
    limit: 0,
    holds: figure === 0 && tally.exports === samples,
  });
  return [
    ...[...tally.invalid].map(([name, count]) => none(`exports of ${samples} not valid by ${name}`, count)),
    none("exports that were other bytes when made again", tally.unstable),
    none(`differences after import, of ${tally.checkIns} check-ins`, tally.differences),
    none("check-ins stored twice by importing twice", tally.doubled),
    none(
      `planted faults of ${tally.faultsPlanted} that no validator saw`,
      tally.faultsPlanted - tally.faultsSeen,
    ),
  ];
}

async function makeSide(adminUrl: string, slug: string): Promise<Side> {
  const setup = openSetup(adminUrl);
  const [clinicName, timeZone] = [`Clinic ${slug}`, "UTC"];
  const hours = Array(7).fill(["00:00", "24:00"]);
  const clinicId = await setup.createClinic({ slug, name: clinicName, timeZone, hours, crisisContacts: [] });
  const seat = async (role: "administrator" | "clinician") => {
    const person = {
      displayName: role,
      role,
      email: `${role}@${slug}.example.org`,
      password: "used by nobody",
    };
    const staffId = await setup.createStaff({ clinicId, ...person });
    return unprovenViewer({ staffId, clinicId, role, displayName: role, clinicName, timeZone });
  };
  const [administrator, clinician] = [await seat("administrator"), await seat("clinician")];
  await setup.close();
  const heron = unprovenHeron(clinicId, "proof");
  const began = new Date("2024-01-01T00:00:00Z");
  return {
    heron,
    administrator,
    clinician,
    register: (number) => registerBenchPatient(heron, number, began),
  };
}

main().catch((error: unknown) => {
  console.error(error);
  process.exitCode = 1;
});
