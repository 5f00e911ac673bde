import { expect, test } from "vitest";
import { inClinic } from "@/db/client";
import { recordCheckIns } from "@/db/commands/record-check-ins";
import { loadPatientRecord } from "@/db/patient-record";
import { arrival } from "@/tests/support/arrivals";
import { makeClinic, plan } from "@/tests/support/clinics";

const dayMs = 86_400_000;
const first = Date.parse("2026-01-05T20:00:00Z");
const on = (day: number) => new Date(first + day * dayMs).toISOString();
const dose = (day: number) =>
  arrival(
    "dose-journal",
    { "dj.kind": "scheduled", "dj.at": on(day), "dj.route": "sublingual", "dj.mg": 60 },
    on(day),
  );

async function loadedDays(dispensedOn: string | null, at: number): Promise<number[]> {
  const clinic = await makeClinic();
  const patientId = await clinic.patient({ prescription: plan({ dispensedOn }) });
  await recordCheckIns(clinic.intake, patientId, [0, 12, 27, 40, 60, 80, 100, 119].map(dose));
  const judged = { from: new Date(on(at)), to: new Date(on(at)) };
  const loaded = await inClinic(clinic.heron, (tx) =>
    loadPatientRecord(tx, clinic.clinicId, patientId, judged),
  );
  return (loaded?.record.checkIns ?? []).map((one) => (one.authoredAt.getTime() - first) / dayMs);
}

test.each([
  ["the first 28 days and the last 35", null, 120, [0, 12, 27, 100, 119]],
  ["all since the supply was dispensed", "2026-03-01", 120, [0, 12, 27, 60, 80, 100, 119]],
  ["the last 90 days of a supply from long ago", "2026-01-05", 120, [0, 12, 27, 40, 60, 80, 100, 119]],
  ["each once while the windows overlap", "2026-01-05", 40, [0, 12, 27, 40]],
])("dose journals held: %s", async (_, dispensedOn, at, days) => {
  expect(await loadedDays(dispensedOn, at)).toEqual(days);
});

test("who the patient is, as far as cut-offs depend on it, and the medicines list", async () => {
  const clinic = await makeClinic();
  const medicines = [{ name: "Lorazepam 0.5 mg", class: "sedative" }] as const;
  const judged = { from: new Date(on(1)), to: new Date(on(1)) };
  const load = (patientId: string) =>
    inClinic(clinic.heron, (tx) => loadPatientRecord(tx, clinic.clinicId, patientId, judged));
  const known = await load(await clinic.patient({ sex: "male", medicines }));
  expect(known?.record).toMatchObject({ demographics: { bornOn: "1985-05-02", sex: "male" }, medicines });
  const unknown = await load(await clinic.patient());
  expect(unknown?.record).toMatchObject({ demographics: { sex: null }, medicines: null });
});

test("a list of more than 40 medicines is refused", async () => {
  const clinic = await makeClinic();
  const medicines = Array.from({ length: 41 }, (_, i) => ({
    name: `Medicine ${i}`,
    class: "other" as const,
  }));
  await expect(clinic.patient({ medicines })).rejects.toThrow();
});
