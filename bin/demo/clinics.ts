import { randomInt } from "node:crypto";
import { unprovenHeron, unprovenViewer } from "@/auth/unproven";
import type { CohortOptions } from "@/bin/demo/cohort";
import type { Setup } from "@/db/setup";
import type { Heron, StaffRole, Viewer } from "@/domain/access";

type ClinicPlan = {
  readonly slug: string;
  readonly name: string;
  readonly cohort: Omit<CohortOptions, "until">;
  readonly staff: readonly {
    readonly account: string;
    readonly role: StaffRole;
    readonly displayName: string;
  }[];
};

export const demoClinic: ClinicPlan = {
  slug: "demo",
  name: "Heron Demo Clinic",
  cohort: { seed: 11, patients: 200, weeks: 26, timeZone: "America/New_York" },
  staff: [
    { account: "clinician", role: "clinician", displayName: "Dr. Amina Yusuf" },
    { account: "clinician2", role: "clinician", displayName: "Samuel Ortiz, NP" },
    { account: "coordinator", role: "coordinator", displayName: "Rae Lindholm" },
    { account: "coordinator2", role: "coordinator", displayName: "Tomasz Beck" },
    { account: "administrator", role: "administrator", displayName: "Dana Whitfield" },
    { account: "auditor", role: "auditor", displayName: "Joan Adler" },
  ],
};

/** A neighbour, so that it can be seen that clinics do not see each other. */
export const neighbourClinic: ClinicPlan = {
  slug: "juniper",
  name: "Juniper Clinic",
  cohort: { seed: 7, patients: 12, weeks: 26, timeZone: "America/Chicago" },
  staff: [
    { account: "clinician", role: "clinician", displayName: "Dr. Paul Okoye" },
    { account: "coordinator", role: "coordinator", displayName: "Lena Marsh" },
  ],
};

export type SignIn = { email: string; password: string; role: StaffRole; clinic: string };

export type OpenClinic = {
  readonly heron: Heron;
  readonly viewers: readonly Viewer[];
  readonly signIns: readonly SignIn[];
};

/** Creates a clinic open Monday to Friday, 8 to 18, with its staff and a password of its own for each. */
export async function openClinic(setup: Setup, plan: ClinicPlan): Promise<OpenClinic> {
  const { slug, name, cohort } = plan;
  const day = ["08:00", "18:00"] as const;
  const clinicId = await setup.createClinic({
    slug,
    name,
    timeZone: cohort.timeZone,
    hours: [null, day, day, day, day, day, null],
    crisisContacts: [
      { label: "988 Suicide & Crisis Lifeline", contact: "Call or text 988" },
      { label: "Emergency", contact: "Call 911" },
    ],
  });
  const viewers: Viewer[] = [];
  const signIns: SignIn[] = [];
  for (const { account, role, displayName } of plan.staff) {
    const signIn = { email: `${account}@${slug}.example.org`, password: drawPassword() };
    const staffId = await setup.createStaff({ clinicId, displayName, role, ...signIn });
    signIns.push({ ...signIn, role, clinic: name });
    viewers.push(
      unprovenViewer({ staffId, clinicId, role, displayName, clinicName: name, timeZone: cohort.timeZone }),
    );
  }
  return { heron: unprovenHeron(clinicId, "demo"), viewers, signIns };
}

const letters = "abcdefghjkmnpqrstuvwxyz23456789";

/** Four groups of four that can be read aloud: 78 bits. Real randomness, unlike everything else of the demo. */
function drawPassword(): string {
  const group = () => Array.from({ length: 4 }, () => letters[randomInt(letters.length)]).join("");
  return [group(), group(), group(), group()].join("-");
}
