import { basename } from "node:path";
import {
  ASYMMETRIC_MATCHERS_OBJECT,
  chai,
  GLOBAL_EXPECT,
  JestAsymmetricMatchers,
  JestChaiExpect,
  JestExtend,
  setState,
} from "@vitest/expect";

/**
 * Stands in for "vitest" while `npm run proof:mutation` runs tests/domain on Mocha, which keeps the loaded code between
 * two runs: a change is tried in milliseconds instead of seconds. The assertions are Vitest's own.
 */
chai.use(JestExtend);
chai.use(JestChaiExpect);
chai.use(JestAsymmetricMatchers);

export const expect = Object.assign(
  (value: unknown, message?: string) => chai.expect(value, message),
  chai.expect,
  Reflect.get(globalThis, ASYMMETRIC_MATCHERS_OBJECT),
);
Reflect.set(globalThis, GLOBAL_EXPECT, expect);
setState(
  {
    assertionCalls: 0,
    isExpectingAssertions: false,
    isExpectingAssertionsError: null,
    expectedAssertionsNumber: null,
    expectedAssertionsNumberErrorGen: null,
  },
  expect,
);

type Body = (...given: unknown[]) => unknown;
type Declared = { file?: string; parent?: { root?: boolean }; title: string };

/** Mocha has a `describe` and an `it` of its own for each file, and Stryker knows a test by its title alone. */
function declare(kind: "describe" | "it", title: string, body: () => unknown): void {
  const declared: Declared = Reflect.get(globalThis, kind)(title, body);
  if (declared.parent?.root) declared.title = `${basename(declared.file ?? "", ".test.ts")}: ${title}`;
}

const group = (title: string, body: Body) => declare("describe", title, () => void body());
const oneTest = (title: string, body: Body) => declare("it", title, async () => void (await body()));

export const describe = Object.assign(group, { each: each(group) });
export const test = Object.assign(oneTest, { each: each(oneTest) });

function each(declareOne: (title: string, body: () => unknown) => void) {
  return (rows: readonly unknown[]) => (title: string, body: Body) => {
    const areLists = rows.every((row) => Array.isArray(row));
    rows.forEach((row, index) => {
      declareOne(`${title} (${index + 1})`, () => (areLists ? body(...(row as unknown[])) : body(row)));
    });
  };
}
