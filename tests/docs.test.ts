import { describe, expect, test } from "vitest";
import { madeAlone, madeFolders, madePages } from "@/bin/docs/pages";
import { listFiles, readSource } from "@/tests/support/listed-files";

describe("docs/instruments, docs/rules, docs/exports.md and docs/triage.md", () => {
  const pages = madePages();
  const written = [...madeFolders.flatMap((folder) => listFiles(folder, /./)), ...madeAlone];

  test("there is a page for each instrument, each rule, the exports and the states of a case, and none more", () => {
    expect(written.sort(), "run `npm run docs` and commit what it writes").toEqual([...pages.keys()].sort());
  });

  test("every page says what the code says", () => {
    const old = written.filter((path) => readSource(path) !== pages.get(path));
    expect(old, "out of date: run `npm run docs` and commit what it writes").toEqual([]);
  });
});

describe("what we wrote", () => {
  const guides = ["README.md", "CONTRIBUTING.md", ...listFiles("docs", /\.md$/)];

  test.each(guides)("%s links to files that exist", (path) => {
    const folder = path.includes("/") ? path.slice(0, path.lastIndexOf("/") + 1) : "";
    for (const [, target] of readSource(path).matchAll(/\]\((?!https?:|#|mailto:)([^)#\s]+)/g)) {
      const parts: string[] = [];
      for (const part of `${folder}${target}`.split("/")) {
        if (part === "..") parts.pop();
        else if (part !== "." && part !== "") parts.push(part);
      }
      const at = parts.join("/");
      expect(() => (/\.\w+$/.test(at) ? readSource(at) : listFiles(at)), `${path} → ${at}`).not.toThrow();
    }
  });
});
