import { and, eq, inArray, ne, or, sql } from "drizzle-orm";
import type { Arrival } from "@/db/arrival";
import type { Transaction } from "@/db/client";
import { contentHash, contentIdentifier } from "@/db/content-hash";
import type { ImportPatient } from "@/db/import-subjects";
import type { NewFlag } from "@/db/judging";
import { checkIns } from "@/db/schema/check-ins";
import { storeCheckIns } from "@/db/store-check-ins";
import type { Viewer } from "@/domain/access";
import { heron } from "@/domain/fhir/resource";
import type { ImportedCheckIn, ImportProblem } from "@/domain/import/import-entry";
import { raisesFromFile } from "@/domain/raises";

/** What an import did, or would do, for one patient. */
export type ImportedPatient = {
  readonly patientId: string;
  readonly number: string;
  readonly stored: number;
  /** Here already, with the same answers. */
  readonly known: number;
  /** Stored, and too old to raise anything by itself. */
  readonly history: number;
  /** Flags that are raised. What joins an open one is not among them. */
  readonly flags: readonly ImportedFlag[];
  readonly problems: readonly ImportProblem[];
  /** Why judging failed; what was stored is flagged all the same. */
  readonly faults: readonly unknown[];
};

export type ImportedFlag = Pick<NewFlag, "ruleId" | "priority" | "answeredAt">;

/** Many at once hold the patient's row too long between two statements. */
const atOnce = 40;

/** Stores what a file holds of one patient, oldest first, each check-in once. */
export async function importPatient(
  tx: Transaction,
  viewer: Viewer,
  patient: ImportPatient,
  entries: readonly ImportedCheckIn[],
  now: Date,
): Promise<ImportedPatient> {
  const arrivals = entries
    .map((entry) => ({ entry, arrival: arrivalOf(entry, patient.id, now) }))
    .sort((a, b) => a.entry.checkIn.authoredAt.getTime() - b.entry.checkIn.authoredAt.getTime());
  const held = await findHeld(
    tx,
    viewer.clinicId,
    patient.id,
    arrivals.map(({ arrival }) => arrival),
  );
  const problems: ImportProblem[] = [];
  const fresh: typeof arrivals = [];
  let known = 0;
  for (const one of arrivals) {
    const { arrival, entry } = one;
    if (held.hashes.has(arrival.contentHash)) known += 1;
    else if (held.ids.has(ownId(arrival) ?? "")) problems.push(changed(entry));
    else {
      held.hashes.add(arrival.contentHash);
      fresh.push(one);
    }
  }
  const newest = new Map(held.newest);
  for (const { checkIn } of entries) {
    if (checkIn.status === "in-progress") continue;
    const latest = newest.get(checkIn.instrument);
    if (!latest || latest < checkIn.authoredAt) newest.set(checkIn.instrument, checkIn.authoredAt);
  }
  const raises = (checkIn: { authoredAt: Date; instrument: string }) => raisesFromFile(checkIn, newest, now);

  const flags: ImportedFlag[] = [];
  const faults: unknown[] = [];
  let stored = 0;
  let history = 0;
  for (let i = 0; i < fresh.length; i += atOnce) {
    const part = fresh.slice(i, i + atOnce);
    const { results, judgement } = await storeCheckIns(
      tx,
      { actor: viewer, sender: "import", patientId: patient.id, raises, readUntil: now },
      part.map(({ arrival }) => arrival),
    );
    results.forEach((result, index) => {
      const entry = part[index]?.entry;
      if (!entry) return;
      if (result.kind === "recorded") {
        stored += 1;
        if (raises(entry.checkIn) === "none") history += 1;
        if (result.fault) faults.push(result.fault);
      } else if (result.kind === "resent") known += 1;
      else problems.push(changed(entry));
    });
    flags.push(...(judgement?.newFlags ?? []));
  }
  const { id: patientId, number } = patient;
  return { patientId, number, stored, known, history, flags, problems, faults };
}

function arrivalOf(
  { checkIn, identifier, statedTotal }: ImportedCheckIn,
  patientId: string,
  now: Date,
): Arrival {
  return {
    checkIn,
    receivedAt: now,
    identifier: identifier ?? contentIdentifier(patientId, checkIn),
    contentHash: contentHash(patientId, checkIn),
    statedTotal,
    idempotencyKey: null,
  };
}

const ownIdentifier = `${heron("identifier", "check-in")}|`;

/** The id of the check-in of a Heron's that this one was, if it came out of one. */
function ownId({ identifier }: Arrival): string | null {
  const id = identifier.startsWith(ownIdentifier) ? identifier.slice(ownIdentifier.length) : "";
  return /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(id) ? id : null;
}

/** What is here of it, whoever sent it: the same answers, the same check-ins of this Heron, and the newest finished of each instrument. */
async function findHeld(tx: Transaction, clinicId: string, patientId: string, arrivals: readonly Arrival[]) {
  const hashes = arrivals.map((one) => one.contentHash);
  const ids = arrivals.flatMap((one) => ownId(one) ?? []);
  const ofPatient = and(eq(checkIns.clinicId, clinicId), eq(checkIns.patientId, patientId));
  const same = tx
    .select({ id: checkIns.id, contentHash: checkIns.contentHash })
    .from(checkIns)
    .where(
      or(
        and(ofPatient, inArray(checkIns.contentHash, hashes)),
        ids.length > 0 ? and(eq(checkIns.clinicId, clinicId), inArray(checkIns.id, ids)) : undefined,
      ),
    );
  const latest = tx
    .select({ instrument: checkIns.instrument, at: sql<string>`max(authored_at)` })
    .from(checkIns)
    .where(and(ofPatient, eq(checkIns.superseded, false), ne(checkIns.status, "in-progress")))
    .groupBy(checkIns.instrument);
  const [rows, newest] = await Promise.all([same, latest]);
  return {
    hashes: new Set(rows.map((row) => row.contentHash)),
    ids: new Set(rows.map((row) => row.id)),
    newest: new Map(newest.map(({ instrument, at }) => [instrument, new Date(at)])),
  };
}

function changed({ place }: ImportedCheckIn): ImportProblem {
  const message =
    "This check-in is here with other answers. Correct it through the system that sent it, as status amended; nothing of it was changed.";
  return { place, field: "identifier", message };
}
