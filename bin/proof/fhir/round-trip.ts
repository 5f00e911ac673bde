import { isDeepStrictEqual } from "node:util";
import { faults } from "@/bin/proof/fhir/faults";
import { loadWordings } from "@/bin/proof/fhir/load-wordings";
import { problemsOfBundle, type Validator } from "@/bin/proof/fhir/validators";
import { contentHash, contentIdentifier } from "@/db/content-hash";
import type { Heron, Viewer } from "@/domain/access";
import type { CheckIn } from "@/domain/check-in";
import type { PatientExport } from "@/domain/fhir/patient-export";

/** A clinic as the round trip needs it. */
export type Side = {
  readonly heron: Heron;
  readonly administrator: Viewer;
  readonly clinician: Viewer;
  readonly register: (number: string) => Promise<string>;
};

export type Tally = {
  exports: number;
  resources: number;
  checkIns: number;
  /** Bundles that a validator did not accept, by its name. */
  readonly invalid: Map<string, number>;
  /** Bundles whose bytes were others when made again. */
  unstable: number;
  /** Check-ins, answers or scores that were others after the import. */
  differences: number;
  /** Check-ins that a second import of the same file stored again. */
  doubled: number;
  faultsPlanted: number;
  faultsSeen: number;
  /** The first few things that went wrong. */
  readonly shown: string[];
};

const address = "https://heron.example/api/fhir/R4";

/** Stores histories in one clinic, takes each out as FHIR, has it validated, and brings it into another clinic, twice. */
export async function roundTrip(
  histories: readonly CheckIn[][],
  from: Side,
  to: Side,
  validators: readonly Validator[],
): Promise<Tally> {
  // Loaded late: they find the database through the environment.
  const { recordCheckIns } = await import("@/db/commands/record-check-ins");
  const { importCheckIns } = await import("@/db/commands/import-check-ins");
  const { exportPatient } = await import("@/db/queries/export-patient");
  const { patientBundle } = await import("@/domain/fhir/patient-bundle");
  const { readImport } = await import("@/domain/import/read-import");
  const tally = newTally(validators);
  for (const side of [from, to]) await loadWordings(side.administrator);
  const now = new Date();
  const take = async (side: Side, patientId: string): Promise<PatientExport> => {
    const exported = await exportPatient(side.clinician, patientId, { format: "fhir", reason: null }, now);
    if (!exported) throw new Error("the patient is gone");
    return exported;
  };

  for (const [index, history] of histories.entries()) {
    const number = String(index).padStart(5, "0");
    const patientId = await from.register(number);
    await recordCheckIns(
      from.heron,
      patientId,
      history.map((checkIn) => ({
        checkIn,
        receivedAt: new Date(Math.max(checkIn.authoredAt.getTime(), 0)),
        identifier: contentIdentifier(patientId, checkIn),
        contentHash: contentHash(patientId, checkIn),
        statedTotal: null,
        idempotencyKey: null,
      })),
    );
    const exported = await take(from, patientId);
    const text = JSON.stringify(patientBundle(exported, address));
    if (JSON.stringify(patientBundle(await take(from, patientId), address)) !== text) tally.unstable += 1;
    validate(tally, text, validators);
    if (index === 0) plantFaults(tally, text, validators);

    const arrivedId = await to.register(number);
    const bring = async () => {
      const read = readImport(text, now);
      if (read.kind === "unreadable") throw new Error(read.problem.message);
      return importCheckIns(to.administrator, read, "store", now);
    };
    const imported = await bring();
    for (const { place, field, message } of imported.problems) show(tally, `${place} ${field} ${message}`);
    compare(tally, exported, await take(to, arrivedId));
    tally.doubled += (await bring()).patients.reduce((sum, one) => sum + one.stored, 0);
  }
  return tally;
}

function newTally(validators: readonly Validator[]): Tally {
  return {
    exports: 0,
    resources: 0,
    checkIns: 0,
    invalid: new Map(validators.map(({ name }) => [name, 0])),
    unstable: 0,
    differences: 0,
    doubled: 0,
    faultsPlanted: 0,
    faultsSeen: 0,
    shown: [],
  };
}

function show(tally: Tally, line: string): void {
  if (tally.shown.length < 10) tally.shown.push(line);
}

function validate(tally: Tally, text: string, validators: readonly Validator[]): void {
  const bundle = JSON.parse(text);
  tally.exports += 1;
  tally.resources += bundle.entry.length;
  for (const [name, problems] of problemsOfBundle(bundle, validators)) {
    if (problems.length === 0) continue;
    tally.invalid.set(name, (tally.invalid.get(name) ?? 0) + 1);
    show(tally, `${name}: ${problems[0]}`);
  }
}

function plantFaults(tally: Tally, text: string, validators: readonly Validator[]): void {
  for (const { name, plant } of faults) {
    const bundle = JSON.parse(text);
    plant(bundle);
    tally.faultsPlanted += 1;
    const seen = [...problemsOfBundle(bundle, validators).values()].some((problems) => problems.length > 0);
    if (seen) tally.faultsSeen += 1;
    else show(tally, `no validator saw ${name}`);
  }
}

/** Check-in by check-in, known by what all its versions share: everything that was answered, and every score. */
function compare(tally: Tally, sent: PatientExport, arrived: PatientExport): void {
  const told = ({ checkIns }: PatientExport) =>
    checkIns
      .map(
        ({
          instrument,
          instrumentVersion,
          status,
          authoredAt,
          startedAt,
          language,
          deviceId,
          answers,
          scores,
        }) => ({
          key: `${instrument} ${authoredAt.toISOString()}`,
          of: {
            instrument,
            instrumentVersion,
            status,
            authoredAt,
            startedAt,
            language,
            deviceId,
            answers,
            scores,
          },
        }),
      )
      .sort((a, b) => (a.key < b.key ? -1 : 1));
  const [before, after] = [told(sent), told(arrived)];
  tally.checkIns += before.length;
  if (before.length !== after.length) {
    tally.differences += Math.abs(before.length - after.length);
    show(tally, `${before.length} check-ins went, ${after.length} came`);
    return;
  }
  before.forEach((one, i) => {
    if (isDeepStrictEqual(one, after[i])) return;
    tally.differences += 1;
    show(tally, `${JSON.stringify(one)} came as ${JSON.stringify(after[i])}`);
  });
  const doses = ({ doses }: PatientExport) => doses.map(({ checkInId: _, ...dose }) => dose);
  if (!isDeepStrictEqual(doses(sent), doses(arrived))) {
    tally.differences += 1;
    show(tally, "doses are others after the import");
  }
}
