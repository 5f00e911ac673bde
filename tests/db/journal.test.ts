import { expect, test } from "vitest";
import { recordCheckIns } from "@/db/commands/record-check-ins";
import { type JournalEntry, listJournal } from "@/db/queries/list-journal";
import { parsePlace } from "@/domain/cursor";
import { arrival } from "@/tests/support/arrivals";
import { makeClinic } from "@/tests/support/clinics";

test("check-ins of one moment are all read, each once, across pages", async () => {
  const clinic = await makeClinic();
  const patientId = await clinic.patient();
  const clinician = await clinic.staff("clinician");
  const sent = Array.from({ length: 50 }, (_, i) =>
    arrival("mood-daily", { "md.mood": i % 11, "md.note": `note ${i}` }, "2026-03-02T15:00:00Z"),
  );
  await recordCheckIns(clinic.intake, patientId, sent);
  const read: JournalEntry[] = [];
  let next: string | null = null;
  do {
    const page = await listJournal(clinician, patientId, next ? parsePlace(next) : null);
    read.push(...page.entries);
    next = page.next;
  } while (next);
  const ids = read.filter(({ kind }) => kind === "check-in").map(({ id }) => id);
  expect(ids).toHaveLength(50);
  expect(new Set(ids).size).toBe(50);
});
