import { beforeAll, expect, test, vi } from "vitest";
import { GET } from "@/app/api/patients/[patientId]/fhir.json/route";
import { recordCheckIn } from "@/db/commands/record-check-ins";
import type { StaffRole, Viewer } from "@/domain/access";
import { arrival, phq9Answers } from "@/tests/support/arrivals";
import { makeClinic, type TestClinic } from "@/tests/support/clinics";
import { adminSql } from "@/tests/support/database";

let viewer: Viewer | null = null;

vi.mock("@/auth/session", () => ({
  currentViewer: async () => viewer,
  closeOwnSession: async () => {},
  ownSessionHash: async () => null,
}));

let clinic: TestClinic;
let other: TestClinic;
let patientId: string;

beforeAll(async () => {
  [clinic, other] = await Promise.all([makeClinic("Own"), makeClinic("Other")]);
  patientId = await clinic.patient({ number: "7001" });
  const first = arrival("phq-9", phq9Answers(1, 1, 1, 1, 1, 1, 1, 1, 2), "2026-03-02T15:00:00Z", {
    identifier: "s|1",
  });
  await recordCheckIn(clinic.intake, patientId, first);
  const corrected = arrival("phq-9", phq9Answers(1, 1, 1, 1, 1, 1, 1, 1, 0), "2026-03-02T15:00:00Z", {
    identifier: "s|1",
  });
  await recordCheckIn(clinic.intake, patientId, {
    ...corrected,
    checkIn: { ...corrected.checkIn, status: "amended" },
  });
  const journal = { "dj.kind": "scheduled", "dj.mg": 60, "dj.route": "sublingual" };
  await recordCheckIn(clinic.intake, patientId, arrival("dose-journal", journal, "2026-03-03T15:00:00Z"));
});

async function get(role: StaffRole, of: TestClinic, query = "") {
  viewer = await of.staff(role);
  return GET(new Request(`http://heron.example/${query}`, { headers: { host: "heron.example" } }), {
    params: Promise.resolve({ patientId }),
  });
}

test("a clinician takes a patient as a bundle: only versions that count, and who took it is audited", async () => {
  const response = await get("clinician", clinic, "?reason=patient-request");
  expect(response.status).toBe(200);
  expect(response.headers.get("content-type")).toContain("application/fhir+json");
  expect(response.headers.get("content-disposition")).not.toContain("7001");
  const { entry } = await response.json();
  const of = (type: string) =>
    entry.flatMap(({ resource }: { resource: { resourceType: string } }) =>
      resource.resourceType === type ? [resource] : [],
    );
  const [phq9, journal] = of("QuestionnaireResponse");
  expect([phq9.status, phq9.meta.versionId, journal.status]).toEqual(["amended", "2", "completed"]);
  const [origin] =
    await adminSql()`select id from app.check_ins where patient_id = ${patientId} and version = 1
    and instrument = 'phq-9'`;
  expect(phq9.identifier.value).toBe(origin?.id);
  expect(of("MedicationStatement")).toHaveLength(1);
  expect(of("Flag").length).toBeGreaterThan(0);
  const [audited] =
    await adminSql()`select actor_id, detail from app.audit_events where action = 'patient-exported'
    and patient_id = ${patientId}`;
  expect(audited).toMatchObject({
    actor_id: viewer?.staffId,
    detail: { format: "fhir", reason: "patient-request", checkIns: 2 },
  });
});

test("a reason that nobody offers is refused", async () => {
  expect((await get("clinician", clinic, "?reason=because")).status).toBe(422);
});

test("taken twice it is the same, byte for byte", async () => {
  const [a, b] = [await get("clinician", clinic), await get("clinician", clinic)];
  expect(await a.text()).toBe(await b.text());
});

test.each<[StaffRole, "own" | "other"]>([
  ["clinician", "other"],
  ["coordinator", "own"],
  ["administrator", "own"],
  ["auditor", "own"],
])("a %s of the clinic of its %s finds nothing", async (role, whose) => {
  const response = await get(role, whose === "own" ? clinic : other);
  expect([response.status, await response.json()]).toEqual([404, { message: "Not found." }]);
});
