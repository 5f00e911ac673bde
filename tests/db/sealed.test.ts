import { beforeAll, expect, test } from "vitest";
import { seal, unseal } from "@/db/sealed";

beforeAll(() => {
  process.env.HERON_SEAL_KEY = "a key that only this test knows, and no one else";
});

test("a sealed secret opens at its own place only, and not when it was changed", () => {
  const sealed = seal("whsec_secret", "clinic|table|column|row");
  expect(sealed).not.toContain("secret");
  expect(seal("whsec_secret", "clinic|table|column|row")).not.toBe(sealed);
  expect(unseal(sealed, "clinic|table|column|row")).toBe("whsec_secret");
  expect(unseal(sealed, "clinic|table|column|other")).toBeNull();
  expect(unseal(`${sealed.slice(0, -2)}AA`, "clinic|table|column|row")).toBeNull();
  expect(unseal("", "clinic|table|column|row")).toBeNull();
});

test("a short key is refused", () => {
  const key = process.env.HERON_SEAL_KEY;
  process.env.HERON_SEAL_KEY = "short";
  expect(() => seal("a", "b")).toThrow("at least 32");
  process.env.HERON_SEAL_KEY = key;
});
