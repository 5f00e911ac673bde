import { randomBytes } from "node:crypto";
import { unprovenHeron } from "@/auth/unproven";
import { registerBenchPatient } from "@/bin/bench/two-years";
import { type Receivers, refusedDomain } from "@/bin/proof/notifications/receivers";
import { openPool } from "@/db/connection";
import { newId } from "@/db/ids";
import { seal } from "@/db/sealed";
import { openSetup } from "@/db/setup";

export type ProofClinic = {
  clinicId: string;
  token: string;
  patientIds: string[];
  /** Addresses and endpoints that take messages. */
  taking: string[];
  /** Those that refuse them for good. */
  refusing: string[];
};

/** Who is told of each case and takes it. */
export const takers = 5;

export function newSecret(): string {
  return `whsec_${randomBytes(24).toString("base64")}`;
}

/** A clinic that is always open: four people and a system that take what they are sent, one of each that refuse it for good. */
export async function makeProofClinic(
  adminUrl: string,
  slug: string,
  patients: number,
  { receivers, secret }: { receivers: Receivers; secret: string },
): Promise<ProofClinic> {
  const setup = openSetup(adminUrl);
  const clinicId = await setup.createClinic({
    slug,
    name: slug,
    timeZone: "UTC",
    hours: Array(7).fill(["00:00", "24:00"]),
    crisisContacts: [],
  });
  const addresses = ["one", "two", "three", "four"].map((name) => `${name}@${slug}.example.org`);
  const refused = `${slug}@${refusedDomain}`;
  let staffId = "";
  for (const email of [...addresses, refused]) {
    const person = {
      email,
      password: "not used by anybody",
      displayName: email,
      role: "coordinator",
    } as const;
    staffId = await setup.createStaff({ clinicId, ...person });
  }
  const token = await setup.createToken({ clinicId, name: "proof", scope: "intake", now: new Date() });
  await setup.close();

  const admin = openPool(adminUrl, { max: 1 });
  for (const isGone of [false, true]) {
    const id = newId();
    await admin`insert into app.webhook_endpoints (clinic_id, id, url, sealed_secret, added_by, added_at)
      values (${clinicId}, ${id}, ${receivers.hookUrl(slug, isGone)}, ${seal(secret, `${clinicId}|webhook_endpoints|secret|${id}`)}, ${staffId}, now())`;
  }
  await admin.end();

  const heron = unprovenHeron(clinicId, "proof");
  const patientIds: string[] = [];
  for (let i = 0; i < patients; i += 1)
    patientIds.push(await registerBenchPatient(heron, String(i).padStart(4, "0"), new Date()));
  return { clinicId, token, patientIds, taking: [...addresses, slug], refusing: [refused] };
}
