import { unprovenViewer } from "@/auth/unproven";
import { openSetup } from "@/db/setup";
import type { StaffRole, Viewer } from "@/domain/access";

/** A clinic of the proof's own, open around the clock, and one person in it. */
export async function makeProofClinic(adminUrl: string, role: StaffRole, timeZone = "UTC"): Promise<Viewer> {
  const setup = openSetup(adminUrl);
  const seat = { role, displayName: "P. Roof", clinicName: "Proof", timeZone };
  const clinicId = await setup.createClinic({
    slug: "proof",
    name: seat.clinicName,
    timeZone,
    hours: Array(7).fill(["00:00", "24:00"]),
    crisisContacts: [],
  });
  const staffId = await setup.createStaff({
    clinicId,
    email: "proof@example.org",
    password: "not used by anybody",
    displayName: seat.displayName,
    role,
  });
  await setup.close();
  return unprovenViewer({ ...seat, clinicId, staffId });
}
