import { describe, expect, test } from "vitest";
import {
  isOutOfTime,
  keepNoticed,
  type Mutant,
  mutantsOf,
  parseExplanations,
  scoreOf,
  splitByExplanation,
} from "@/bin/proof/mutants";
import { readSource } from "@/tests/support/listed-files";

const at = (line: number, column: number) => ({ line, column });
const mutant = (status: string, change = "BooleanLiteral `true` → `false`"): Mutant => ({
  file: "domain/dose.ts",
  line: 1,
  change,
  status,
  reason: null,
});

describe("changes to the domain", () => {
  test("are named by the code before and after, on one line", () => {
    const source = "const a = x ? 1 : 2;\nfunction b() {\n  return 1;\n}\n";
    const mutants = [
      {
        mutatorName: "ConditionalExpression",
        replacement: "true",
        location: { start: at(1, 11), end: at(1, 12) },
      },
      { mutatorName: "BlockStatement", replacement: "{}", location: { start: at(2, 14), end: at(4, 2) } },
    ].map((one) => ({ ...one, status: "Killed" }));
    expect(mutantsOf({ files: { "domain/dose.ts": { source, mutants } } })).toEqual([
      {
        file: "domain/dose.ts",
        line: 1,
        change: "ConditionalExpression `x` → `true`",
        status: "Killed",
        reason: null,
      },
      {
        file: "domain/dose.ts",
        line: 2,
        change: "BlockStatement `{ return 1; }` → `{}`",
        status: "Killed",
        reason: null,
      },
    ]);
  });

  test("are asked about again unless a test failed on them", () => {
    const location = { start: at(1, 1), end: at(1, 2) };
    const mutants = ["Killed", "Survived", "NoCoverage", "Timeout"].map((status) => ({
      mutatorName: "BooleanLiteral",
      status,
      location,
    }));
    const kept = keepNoticed({ files: { "domain/dose.ts": { source: "x", mutants } } });
    expect(kept.files["domain/dose.ts"]?.mutants.map(({ status }) => status)).toEqual(["Killed"]);
  });

  test.each([
    [["Killed", "Timeout", "Survived", "NoCoverage"], 50],
    [["Killed", "Ignored", "RuntimeError"], 100],
    [["Survived"], 0],
    [[], 100],
  ])("of which tests notice %j give %i %%", (statuses, score) => {
    expect(scoreOf(statuses.map((status) => mutant(status)))).toBe(score);
  });

  test.each([
    ["Timeout", null, true],
    ["Timeout", "Hit limit reached (501/500)", false],
    ["Killed", null, false],
  ])("%s with reason %j is noticed for its time alone: %j", (status, reason, expected) => {
    expect(isOutOfTime({ ...mutant(status), reason })).toBe(expected);
  });

  test("are explained one by one; a line without a reason explains nothing", () => {
    const line = "- `domain/dose.ts` BooleanLiteral `true` → `false`: nothing reads it.";
    expect(parseExplanations(`Words.\n\n${line}\n${line.replace(/: .*/, ":")}`)).toHaveLength(1);
    const survivors = [mutant("Survived"), mutant("Survived"), mutant("NoCoverage", "Other `a` → `b`")];
    const split = splitByExplanation(survivors, parseExplanations(`${line}\n${line.replace("dose", "csv")}`));
    expect(split).toEqual({
      explained: [survivors[0]],
      unexplained: survivors.slice(1),
      stale: ["domain/csv.ts BooleanLiteral `true` → `false`"],
    });
  });

  test("explained in docs/mutation-survivors.md are read, every line", () => {
    const text = readSource("docs/mutation-survivors.md");
    const lines = text.split("\n").filter((one) => one.startsWith("- `domain/"));
    expect(parseExplanations(text)).toHaveLength(lines.length);
  });
});
