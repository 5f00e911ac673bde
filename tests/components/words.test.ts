import { expect, test } from "vitest";
import { journalGist } from "@/components/journal-gist";
import { initialsOf } from "@/components/owner-mark";
import { stepText } from "@/components/step-text";
import { doseJournal } from "@/domain/instruments/dose-journal";
import { phq9Total } from "@/domain/instruments/phq-9";
import { midSentence } from "@/domain/wording";

test.each([
  ["Samuel Ortiz, NP", "SO"],
  ["Dr. Ana Ruiz", "AR"],
  ["A. Ruiz, MD, PhD", "AR"],
  ["Kim", "K"],
])("%s is %s", (name, initials) => expect(initialsOf(name)).toBe(initials));

test.each([
  ["A dose I skipped", "a dose I skipped"],
  ["Moderately severe", "moderately severe"],
  ["I took it", "I took it"],
  ["PHQ-9 total", "PHQ-9 total"],
])("%s reads %s within a sentence", (label, words) => expect(midSentence(label)).toBe(words));

test("a skipped dose keeps its I", () => {
  expect(journalGist(doseJournal, { "dj.kind": "skipped" })).toMatch(/ I /);
});

test("a step names every flag of its day, as the lane does", () => {
  const at = new Date("2026-03-02T15:00:00Z");
  const point = { checkInId: "a", at, value: 18, band: "moderately-severe", prorated: false };
  const flag = (ruleId: string, hours: number) => ({
    id: `${ruleId}${hours}`,
    caseId: "c",
    ruleId,
    priority: "high" as const,
    at: new Date(at.getTime() + hours * 3_600_000),
    summary: "",
    open: true,
  });
  const text = (...flags: ReturnType<typeof flag>[]) => stepText(point, null, phq9Total, flags, "UTC");
  expect(text(flag("SUI-03", 0), flag("DOS-02", 5), flag("CHG-01", 20))).toMatch(/, flags SUI-03, DOS-02$/);
  expect(text(flag("SUI-03", 0), flag("SUI-03", 1))).toMatch(/, flags SUI-03 ×2$/);
});
