import { registerPatient } from "@/db/commands/register-patient";
import { openSetup } from "@/db/setup";
import type { Heron, IntakeSource, StaffRole, Viewer } from "@/domain/access";
import type { Prescription } from "@/domain/prescription";
import { adminUrl } from "@/tests/support/database";

export type TestClinic = {
  clinicId: string;
  heron: Heron;
  /** Acts for a clinic's API token. */
  intake: IntakeSource;
  /** The secret of that token. */
  token: string;
  staff: (role: StaffRole) => Promise<Viewer & { email: string; password: string }>;
  patient: (changes?: Partial<Parameters<typeof registerPatient>[1]>) => Promise<string>;
};

const opened = new Date("2026-01-05T15:00:00Z");
let made = 0;

/** A clinic of the test's own: New York, Monday to Friday 8 to 18. Every access test makes two. */
export async function makeClinic(name = "Clinic"): Promise<TestClinic> {
  made += 1;
  const tag = `${name.toLowerCase()}-${process.pid}-${made}`;
  const setup = openSetup(adminUrl());
  const day = ["08:00", "18:00"] as const;
  const clinicId = await setup.createClinic({
    slug: tag,
    name,
    timeZone: "America/New_York",
    hours: [null, day, day, day, day, day, null],
    crisisContacts: [{ label: "Suicide and crisis line", contact: "988" }],
  });
  const token = await setup.createToken({ clinicId, name: "test sender", scope: "intake", now: new Date() });
  await setup.close();
  const heron = { kind: "heron", clinicId, name: "test" } as Heron;
  return {
    clinicId,
    heron,
    token,
    intake: { kind: "machine", clinicId, tokenId: `token-${tag}`, name: "test sender" } as IntakeSource,
    async staff(role) {
      made += 1;
      const person = {
        email: `${role}-${made}@${tag}.example.org`,
        password: "correct horse battery staple",
      };
      const again = openSetup(adminUrl());
      const displayName = `${role} ${made}`;
      const staffId = await again.createStaff({ clinicId, displayName, role, ...person });
      await again.close();
      const viewer = {
        kind: "staff",
        staffId,
        clinicId,
        role,
        displayName,
        clinicName: name,
        timeZone: "America/New_York",
      } as Viewer;
      return { ...viewer, ...person };
    },
    async patient(changes = {}) {
      made += 1;
      const { patientId } = await registerPatient(
        heron,
        {
          number: String(1000 + made),
          language: "en",
          timeZone: "America/New_York",
          sex: null,
          identity: {
            givenName: "Test",
            familyName: `Person ${made}`,
            bornOn: "1985-05-02",
            phone: "555-0100",
            email: null,
            emergencyContact: null,
          },
          startedOn: "2026-01-05",
          medicines: null,
          prescription: plan(),
          ...changes,
        },
        opened,
      );
      return patientId;
    },
  };
}

/** A lozenge of 60 mg, one day on, two days off. */
export function plan(changes: Partial<Omit<Prescription, "id">> = {}): Omit<Prescription, "id"> {
  return {
    drug: "ketamine",
    route: "sublingual",
    form: "lozenge",
    strengthMg: 60,
    concentrationMgPerMl: null,
    doseMg: 60,
    maxDoseMg: 120,
    maxDosesPerDay: 1,
    intent: null,
    schedule: { kind: "cycle", onDays: 1, offDays: 2 },
    minIntervalHours: 72,
    titration: [],
    dispensedUnits: 30,
    dispensedOn: "2026-01-05",
    daysSupply: 90,
    startsOn: "2026-01-05",
    endsOn: null,
    ...changes,
  };
}
