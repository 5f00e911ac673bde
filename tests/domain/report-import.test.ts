import { expect, test } from "vitest";
import { reportImport } from "@/domain/import/report-import";
import { day } from "@/tests/support/records";

const read = { kind: "read", format: "FHIR Bundle", entries: [], passedOver: { Patient: 2 } } as const;
const problem = (line: number) => ({ place: `Line ${line}`, field: null, message: "Mend it." });
const flag = (ruleId: string, priority: "urgent" | "high" | "low", on: number) => ({
  ...{ ruleId, priority },
  answeredAt: day(on),
});
const shown = (ruleId: string, priority: string, on: number) => ({
  ...{ ruleId, priority, title: expect.stringMatching(/\w \w/) },
  answeredAt: day(on).toISOString(),
});

test("an import is told by patient, the most pressing flags first, with what it comes to", () => {
  const flags = [flag("SUI-03", "low", 3), flag("SUI-04", "high", 2), flag("SUI-01", "urgent", 9)];
  const counts = { stored: 5, known: 3, history: 1 };
  const none = { patientId: "p2", number: "0102", stored: 2, known: 1, history: 4, flags: [] };
  const patients = [{ patientId: "p1", number: "0101", ...counts, flags }, none];
  expect(reportImport(read, { patients, problems: [problem(7)] })).toEqual({
    format: "FHIR Bundle",
    passedOver: { Patient: 2 },
    stored: 7,
    known: 4,
    history: 5,
    patients: [
      {
        ...{ patientId: "p1", number: "0101", ...counts },
        flags: [shown("SUI-01", "urgent", 9), shown("SUI-04", "high", 2), shown("SUI-03", "low", 3)],
      },
      none,
    ],
    problems: [problem(7)],
    problemCount: 1,
  });
});

test("of equal flags the one answered first leads; a rule of long ago has its id for a title", () => {
  const flags = [flag("OLD-01", "high", 4), flag("SUI-04", "high", 2), flag("SUI-05", "high", 3)];
  const patient = { patientId: "p1", number: "0101", stored: 3, known: 0, history: 0, flags };
  const [told] = reportImport(read, { patients: [patient], problems: [] }).patients;
  expect(told?.flags.map(({ ruleId }) => ruleId)).toEqual(["SUI-04", "SUI-05", "OLD-01"]);
  expect(told?.flags[2]?.title).toBe("OLD-01");
});

test("of more than 200 problems the first are shown, and all counted", () => {
  const problems = Array.from({ length: 201 }, (_, i) => problem(i + 1));
  const report = reportImport(read, { patients: [], problems });
  expect([report.problems.length, report.problems[0], report.problemCount]).toEqual([200, problem(1), 201]);
});

test("problems are told by their place, those of no line first", () => {
  const file = { place: "File", field: null, message: "Mend it." };
  const report = reportImport(read, { patients: [], problems: [problem(10), problem(9), file, problem(2)] });
  expect(report.problems.map(({ place }) => place)).toEqual(["File", "Line 2", "Line 9", "Line 10"]);
});

test("flags of one moment stay as they were found", () => {
  const flags = [flag("SUI-05", "high", 2), flag("SUI-04", "high", 2)];
  const patient = { patientId: "p1", number: "0101", stored: 2, known: 0, history: 0, flags };
  const [told] = reportImport(read, { patients: [patient], problems: [] }).patients;
  expect(told?.flags.map(({ ruleId }) => ruleId)).toEqual(["SUI-05", "SUI-04"]);
});
