import { expect, test } from "vitest";
import { ownPath } from "@/auth/origin";

test.each([
  "/queue",
  "/queue?tab=open&case=01980000-0000-7000-8000-000000000000",
  "/patients/01980000-0000-7000-8000-000000000000?before=2026-03-02T15:00:00.000Z#journal",
])("%s is a path of ours", (path) => expect(ownPath(path, "/")).toBe(path));

test.each([
  "//evil.example",
  "/\\evil.example",
  "\\\\evil.example",
  "/.//evil.example",
  "/x/..//evil.example",
  "/%2e//evil.example",
  "/%2E%2E//evil.example",
  "/.\\/evil.example",
  "/\t/evil.example",
  "/\n/evil.example",
  "https://evil.example",
  "javascript:alert(1)",
  "queue",
  "",
  undefined,
  ["/queue"],
])("%j is not", (path) => expect(ownPath(path, "/fallback")).toBe("/fallback"));

test.each(["/.//evil.example", "/a/../b", "/%2e%2e/x?y=//evil.example", "/é?ü"])(
  "what is made of %s stays what it is",
  (path) => {
    const once = ownPath(path, "/");
    expect(once).not.toMatch(/^\/[/\\]/);
    expect(ownPath(once, "/fallback")).toBe(once);
  },
);
