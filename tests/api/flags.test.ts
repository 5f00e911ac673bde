import { expect, test, vi } from "vitest";
import { GET as json } from "@/app/api/patients/[patientId]/flags/route";
import { GET as csv } from "@/app/api/patients/[patientId]/flags.csv/route";
import { recordCheckIn } from "@/db/commands/record-check-ins";
import type { Viewer } from "@/domain/access";
import { explanationInWords } from "@/domain/explain";
import { arrival, phq9Answers } from "@/tests/support/arrivals";
import { makeClinic } from "@/tests/support/clinics";

let viewer: Viewer | null = null;

vi.mock("@/auth/session", () => ({
  currentViewer: async () => viewer,
  closeOwnSession: async () => {},
  ownSessionHash: async () => null,
}));

test("a program and a table get the same explanation, which quotes the answer", async () => {
  const clinic = await makeClinic();
  viewer = await clinic.staff("clinician");
  const patientId = await clinic.patient();
  const answers = phq9Answers(0, 0, 0, 0, 0, 0, 0, 0, 2);
  await recordCheckIn(clinic.intake, patientId, arrival("phq-9", answers, "2026-03-02T15:00:00Z"));
  const get = (door: typeof json) =>
    door(new Request("http://localhost/", { headers: { host: "localhost" } }), {
      params: Promise.resolve({ patientId }),
    });
  const { flags } = await (await get(json)).json();
  const table = await (await get(csv)).text();
  const found = flags.find((flag: { ruleId: string }) => flag.ruleId === "SUI-03");
  expect(found.explanation.seen.join()).toContain("More than half the days");
  for (const { explanation } of flags) {
    expect(table).toContain(explanationInWords(explanation).replaceAll('"', '""'));
  }
});
