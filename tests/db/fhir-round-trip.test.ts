import fc from "fast-check";
import { expect, test } from "vitest";
import { anyHistory } from "@/bin/proof/fhir/random-records";
import { roundTrip, type Side } from "@/bin/proof/fhir/round-trip";
import { openLantana, openMedplum } from "@/bin/proof/fhir/validators";
import { makeClinic } from "@/tests/support/clinics";

async function makeSide(name: string): Promise<Side> {
  const clinic = await makeClinic(name);
  const { heron, staff, patient } = clinic;
  const register = (number: string) => patient({ number });
  return {
    heron,
    administrator: await staff("administrator"),
    clinician: await staff("clinician"),
    register,
  };
}

/** The short form of `npm run proof:fhir`. */
test("random patients are valid FHIR by two validators that are not ours, and come back as they were", async () => {
  const [from, to] = [await makeSide("From"), await makeSide("To")];
  const histories = fc.sample(anyHistory, { seed: 20261130, numRuns: 20 });
  const tally = await roundTrip(histories, from, to, [openLantana(), openMedplum()]);
  expect(tally.shown).toEqual([]);
  expect(tally).toMatchObject({ exports: 20, unstable: 0, differences: 0, doubled: 0 });
  expect([...tally.invalid.values()]).toEqual([0, 0]);
  expect([tally.faultsSeen, tally.faultsPlanted]).toEqual([11, 11]);
  expect(tally.checkIns).toBeGreaterThan(60);
}, 120_000);
