import { describe, expect, test } from "vitest";
import { instruments } from "@/domain/instruments/catalogue";
import { rules } from "@/domain/rules/catalogue";
import { listFiles, readSource } from "@/tests/support/listed-files";

const folders = ["app", "auth", "bin", "components", "db", "domain"];
const sources = [...folders.flatMap((folder) => listFiles(folder)), "proxy.ts"];

/** Files of `paths` that hold `pattern`. */
function holding(pattern: RegExp, paths: readonly string[] = sources): string[] {
  return paths.filter((path) => pattern.test(readSource(path)));
}

describe("doors", () => {
  const routes = listFiles("app", /^route\.tsx?$/);
  const pages = listFiles("app", /^page\.tsx$/);

  test("every route handler is made by route()", () => {
    for (const path of routes) {
      const exported = [
        ...readSource(path).matchAll(/^export (?:const|async function|function|\{|default) ?(\w*)(.*)$/gm),
      ];
      expect(exported.length, path).toBeGreaterThan(0);
      for (const [, name, rest] of exported) {
        expect(name, path).toMatch(/^(GET|POST|PUT|PATCH|DELETE)$/);
        expect(rest, path).toMatch(/^ = route\(\{$/);
      }
    }
  });

  test("no two doors have one name", () => {
    const names = routes.flatMap((path) =>
      [...readSource(path).matchAll(/name: "([\w-]+)",\n {2}caller:/g)].map(([, name]) => name),
    );
    expect(names.length).toBe(routes.length);
    expect(new Set(names).size).toBe(names.length);
  });

  test("every page behind the sign-in begins with requirePage", () => {
    const open = ["app/page.tsx", "app/sign-in/page.tsx"];
    const guarded = pages.filter((path) => !open.includes(path));
    expect(guarded.length).toBeGreaterThan(0);
    expect(guarded.filter((path) => !/await requirePage\("[\w-]+"\)/.test(readSource(path)))).toEqual([]);
  });

  test("there are no Server Actions", () => {
    expect(holding(/["']use server["']/)).toEqual([]);
  });
});

describe("who asks", () => {
  test("every export of db/queries and db/commands takes an actor first", () => {
    const open = ["db/queries/ping.ts"];
    for (const path of [...listFiles("db/queries"), ...listFiles("db/commands")].filter(
      (one) => !open.includes(one),
    )) {
      const exported = [
        ...readSource(path).matchAll(/^export (?:async )?function\*? (\w+)\(\s*(\w*): ([\w |]+)/gm),
      ];
      expect(exported.length, path).toBeGreaterThan(0);
      for (const [, name, , type] of exported) {
        expect(type, `${path} ${name}`).toMatch(
          /^(Viewer|IntakeSource|Heron|Actor)( \| (IntakeSource|Heron))?$/,
        );
      }
    }
  });

  test("what staff ask is authorized on the first line", () => {
    for (const path of [...listFiles("db/queries"), ...listFiles("db/commands")]) {
      for (const [, name, body] of readSource(path).matchAll(
        /^export (?:async )?function\*? (\w+)\([^{]*?viewer: Viewer[\s\S]*?\{\n([^\n]+)/gm,
      )) {
        expect(body?.trim(), `${path} ${name}`).toMatch(/^authorize\(viewer, "[\w-]+"\);$/);
      }
    }
  });

  test("actors are proven only in auth/", () => {
    expect(
      holding(/\bas (Viewer|IntakeSource|Heron|Actor)\b/).filter((path) => !path.startsWith("auth/")),
    ).toEqual([]);
  });

  test("identities are found only by auth/ and the worker", () => {
    expect(
      holding(/@\/db\/identities/).filter(
        (path) => !path.startsWith("auth/") && path !== "bin/worker/run.ts",
      ),
    ).toEqual([]);
  });
});

describe("domain", () => {
  const domain = listFiles("domain");

  test("has no clock, no chance and no input", () => {
    expect(
      holding(/new Date\(\)|Date\.now\(|Math\.random\(|process\.|fetch\(|Temporal\.Now/, domain),
    ).toEqual([]);
  });

  test("imports itself and zod only", () => {
    for (const path of domain) {
      for (const [, from] of readSource(path).matchAll(/from "([^"]+)"/g)) {
        expect(from, path).toMatch(/^(@\/domain\/|zod$)/);
      }
    }
  });

  const proven = listFiles("tests/domain").map(readSource).join("\n");

  test.each(rules.map((rule) => [rule.id, rule] as const))(
    "%s has a source, words and rows in a test",
    (id, rule) => {
      for (const text of [rule.title, rule.logic, rule.action, rule.source])
        expect(text.length).toBeGreaterThan(8);
      expect(proven).toContain(id);
    },
  );

  test("no two rules have one id", () => {
    expect(new Set(rules.map((rule) => rule.id)).size).toBe(rules.length);
  });

  test.each(instruments.map((one) => [one.id, one] as const))(
    "%s has a licence and unique items",
    (_, instrument) => {
      expect(instrument.license.notice.length).toBeGreaterThan(8);
      expect(new Set(instrument.items.map((item) => item.linkId)).size).toBe(instrument.items.length);
    },
  );
});

describe("manner", () => {
  test("no file is longer than 300 lines", () => {
    const long = [...sources, ...listFiles("tests")].filter(
      (path) => readSource(path).split("\n").length > 301,
    );
    expect(long).toEqual([]);
  });

  test("file names are kebab-case and say what is inside", () => {
    const names = sources.map((path) => path.split("/").at(-1) ?? "");
    expect(names.filter((name) => !/^[a-z0-9]+(-[a-z0-9]+)*\.(ts|tsx)$/.test(name))).toEqual([]);
    expect(
      names.filter((name) => /^(utils?|helpers?|misc|common|types|constants|index)\./.test(name)),
    ).toEqual([]);
  });

  test("README's commands exist", () => {
    const scripts = JSON.parse(readSource("package.json")).scripts as Record<string, string>;
    const used = [...readSource("README.md").matchAll(/npm (?:run )?(?:--silent )?([a-z][\w:-]*)/g)].map(
      ([, name]) => name ?? "",
    );
    const builtIn = ["ci", "install"];
    expect(used.filter((name) => !builtIn.includes(name) && !(name in scripts))).toEqual([]);
    expect(used).toEqual(expect.arrayContaining(["start", "test"]));
  });

  test("what we write on screen never says that there is no risk, nor blames", () => {
    const shown = [
      ...listFiles("app"),
      ...listFiles("components"),
      ...listFiles("domain/rules"),
      "domain/summary.ts",
      "domain/triage.ts",
    ];
    expect(
      holding(
        /no risk\b|all clear|non-?complian|\babuse|addict|drug-seeking|\bdenies\b|suicidal patient|treatment failure/i,
        shown,
      ),
    ).toEqual([]);
  });
});
