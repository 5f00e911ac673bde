import { expect, test } from "vitest";
import { canAddOutcome, canChangeSettings, defaultSettings } from "@/domain/triage-settings";

const onCall = { name: "Dr. Lin", phone: "555-0100" };

test("a clinic begins with claims of two hours and answers nothing outside its hours", () => {
  expect(defaultSettings).toEqual({ claimMinutes: 120, onCall: null, leadId: null, remoteUrgent: false });
  expect(canChangeSettings(defaultSettings)).toBeNull();
});

test.each([
  [{ claimMinutes: 14 }, "claimMinutes"],
  [{ claimMinutes: 15 }, null],
  [{ claimMinutes: 1440 }, null],
  [{ claimMinutes: 1441 }, "claimMinutes"],
  [{ claimMinutes: 90.5 }, "claimMinutes"],
  [{ claimMinutes: Number.NaN }, "claimMinutes"],
  [{ remoteUrgent: true }, "remoteUrgent"],
  [{ remoteUrgent: true, onCall }, null],
  [{ onCall }, null],
])("a clinic that works with %j is kept from it by %j", (change, field) => {
  const problem = canChangeSettings({ ...defaultSettings, ...change });
  expect(problem?.field ?? null).toBe(field);
  expect(problem?.reason ?? "told.").toMatch(/\.$/);
});

test.each([
  ["family-called", "contacted-safe", null],
  ["visit-booked", "contacted-safe", "code"],
] as const)("an outcome %s that stands for %s is kept out by %j", (code, standsFor, field) => {
  expect(canAddOutcome({ code, standsFor })?.field ?? null).toBe(field);
});

test("an outcome of a clinic stands for one that there is", () => {
  expect(canAddOutcome({ code: "family-called", standsFor: "gone" as never })).toEqual({
    reason: "Stands for: choose a standard outcome.",
    field: "standsFor",
  });
});
