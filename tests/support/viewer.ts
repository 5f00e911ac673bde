import type { StaffRole, Viewer } from "@/domain/access";

/** A member of staff who stands in no database. */
export function viewerAs(role: StaffRole): Viewer {
  return {
    kind: "staff",
    staffId: "s1",
    clinicId: "c1",
    role,
    displayName: "Ana Ruiz",
    clinicName: "Alder Clinic",
    timeZone: "America/New_York",
  } as Viewer;
}
