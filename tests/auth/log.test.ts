import { expect, test } from "vitest";
import { codeOf } from "@/auth/log";

const coded = (code: unknown, cause?: unknown) =>
  Object.assign(new Error("a row's words", { cause }), { code });

test.each([
  ["a database error", coded("23505"), "23505"],
  ["one wrapped by the query builder", new Error("Failed query", { cause: coded("57014") }), "57014"],
  [
    "a lost connection, wrapped twice",
    new Error("a", { cause: new Error("b", { cause: coded("ECONNREFUSED") }) }),
    "ECONNREFUSED",
  ],
  ["an error of ours", new Error("no"), undefined],
  ["words where a code belongs", coded("Anna Fischer"), undefined],
  ["no error at all", "23505", undefined],
])("the code of %s is %s", (_, error, code) => expect(codeOf(error)).toBe(code));
