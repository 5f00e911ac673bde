import { asc, eq } from "drizzle-orm";
import { inClinic } from "@/db/client";
import { clinics, memberships } from "@/db/schema/clinics";
import { authorize, type Viewer } from "@/domain/access";

/** The clinic's settings and who works in it. */
export async function findClinic(viewer: Viewer) {
  authorize(viewer, "administer");
  return inClinic(viewer, async (tx) => {
    const clinic = tx.select().from(clinics).where(eq(clinics.id, viewer.clinicId));
    const people = tx
      .select({
        staffId: memberships.staffId,
        name: memberships.displayName,
        role: memberships.role,
        endedAt: memberships.endedAt,
      })
      .from(memberships)
      .where(eq(memberships.clinicId, viewer.clinicId))
      .orderBy(asc(memberships.displayName));
    const [[found], members] = await Promise.all([clinic, people]);
    if (!found) throw new Error("the viewer's own clinic is missing");
    return { clinic: found, members };
  });
}
