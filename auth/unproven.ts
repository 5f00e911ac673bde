import type { Heron, StaffRole, Viewer } from "@/domain/access";

type Seat = {
  staffId: string;
  clinicId: string;
  role: StaffRole;
  displayName: string;
  clinicName: string;
  timeZone: string;
};

/**
 * Actors whom nobody proved: for demo data and benches, which hold the administrator's connection anyway.
 * Importable by bin/ only.
 */
export function unprovenViewer(seat: Seat): Viewer {
  return { kind: "staff", ...seat } as Viewer;
}

export function unprovenHeron(clinicId: string, name: string): Heron {
  return { kind: "heron", clinicId, name } as Heron;
}
