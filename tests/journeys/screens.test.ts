import { gzipSync } from "node:zlib";
import { AxeBuilder } from "@axe-core/playwright";
import type { Browser, Page } from "playwright-core";
import { describe, expect, test } from "vitest";
import { journeyAs } from "@/tests/support/journey";

const journey = journeyAs("clinician", "coordinator", "auditor", "administrator");

const screens: [screen: string, role: string, path: string][] = [
  ["queue", "clinician", "/queue"],
  ["own cases, none yet", "coordinator", "/queue?tab=mine"],
  ["done", "clinician", "/queue?tab=done"],
  ["case", "clinician", "/cases/first"],
  ["safety report", "clinician", "/safety-report"],
  ["safety report, empty", "coordinator", "/safety-report?from=2020-01-01&to=2020-01-31"],
  ["safety report, of no period", "clinician", "/safety-report?from=2020-02-01&to=2020-01-31"],
  ["handover", "clinician", "/handover"],
  ["rules", "clinician", "/rules"],
  ["instruments", "clinician", "/instruments"],
  ["instruments, to load wording", "administrator", "/instruments"],
  ["numbers of the rules", "clinician", "/rules/numbers"],
  ["patient", "clinician", "/patients/first"],
  ["numbers for one patient", "clinician", "/patients/first/numbers"],
  ["history and medicines", "clinician", "/patients/first/background"],
  ["exports", "clinician", "/exports"],
  ["one-page summary", "clinician", "/patients/first/summary"],
  ["audit", "auditor", "/audit"],
  ["import", "coordinator", "/import"],
  ["clinic", "administrator", "/clinic"],
  ["not open to the role", "clinician", "/clinic"],
  ["not found", "clinician", "/nowhere"],
];

const tags = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];

async function violations(page: Page): Promise<string[]> {
  const found = await new AxeBuilder({ page }).withTags(tags).analyze();
  return found.violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.target).join(", ")}`);
}

async function open(
  role: string,
  path: string,
  options: Parameters<Browser["newContext"]>[0] = {},
): Promise<Page> {
  const patient = journey.app.demo.patients[0];
  if (path.startsWith("/patients/first")) {
    return journey.open(path.replace("first", patient?.id ?? ""), role, options);
  }
  if (path !== "/cases/first") return journey.open(path, role, options);
  const page = await journey.open("/queue", role, options);
  const id = await page.locator("a[data-row]").first().getAttribute("data-row");
  await page.goto(`${journey.app.url}/cases/${id}`);
  return page;
}

describe("axe finds nothing", () => {
  // So tall that no pane cuts what it holds: axe measures of a target what can be seen of it.
  const tall = { viewport: { width: 1280, height: 2400 } };

  test.each(screens)("on %s, light and dark", async (_, role, path) => {
    const page = await open(role, path, tall);
    for (const colorScheme of ["light", "dark"] as const) {
      await page.emulateMedia({ colorScheme });
      expect(await violations(page), colorScheme).toEqual([]);
    }
  });

  test("on sign-in, with its error", async () => {
    const page = await (await journey.browser.newContext()).newPage();
    await page.goto(`${journey.app.url}/sign-in?error=credentials`);
    for (const colorScheme of ["light", "dark"] as const) {
      await page.emulateMedia({ colorScheme });
      expect(await violations(page), colorScheme).toEqual([]);
    }
  });

  test.each([
    ["the resolve form", "r", "#resolve"],
    ["the note form", "n", "#note"],
    ["the shortcut help", "?", "dialog[open]"],
  ])("with %s open", async (_, key, part) => {
    const page = await open("clinician", "/queue");
    await page.locator('a[data-row][tabindex="0"]').waitFor();
    await page.keyboard.press(key);
    await page.locator(part).waitFor();
    expect(await violations(page)).toEqual([]);
  });
});

describe("on a phone", () => {
  const phone = { viewport: { width: 390, height: 844 }, hasTouch: true };

  test("the case takes the place of the list, and every action is at least 44 px", async () => {
    const page = await open("clinician", "/queue", phone);
    await page.locator('a[data-row][tabindex="0"]').waitFor();
    const row = page.locator("a[data-row]").first();
    expect((await row.boundingBox())?.height).toBeGreaterThanOrEqual(44);
    await row.click();
    await page.waitForURL(/case=/);
    expect(await row.isVisible()).toBe(false);
    expect(await page.evaluate(() => document.activeElement?.id)).toBe("case");
    expect(await violations(page)).toEqual([]);

    await page.getByRole("link", { name: "Resolve" }).click();
    const parts = page
      .locator("#case > div:last-child")
      .locator("a:visible, button:visible, label:visible:has(input)");
    for (const part of await parts.all()) {
      const box = await part.boundingBox();
      expect(box?.height, await part.innerText()).toBeGreaterThanOrEqual(44);
    }
    await page.keyboard.press("Escape");
    await page.getByRole("link", { name: "Back to the list" }).click();
    await row.waitFor({ state: "visible" });
  });

  test.each(screens)("%s does not scroll sideways at 320 px", async (_, role, path) => {
    const page = await open(role, path, { viewport: { width: 320, height: 256 } });
    const beyond = await page.evaluate(() => {
      const { scrollWidth, clientWidth } = document.documentElement;
      return scrollWidth - clientWidth;
    });
    expect(beyond).toBe(0);
  });
});

test("titles and addresses name no patient", async () => {
  const page = await open("clinician", "/queue");
  const names = journey.app.demo.patients
    .flatMap(({ name }) => name.split(" "))
    .filter((name) => name.length > 3);
  const seen: string[] = [];
  page.on("request", (request) => seen.push(decodeURIComponent(request.url())));
  await page.locator('a[data-row][tabindex="0"]').waitFor();
  await page.keyboard.press("j");
  await page.waitForURL(/case=/);
  seen.push(await page.title());
  for (const text of seen)
    expect(
      names.filter((name) => text.includes(name)),
      text,
    ).toEqual([]);
});

test("the queue loads at most 250 kB of script, gzipped", async () => {
  const page = await open("clinician", "/rules");
  const sizes: Promise<number>[] = [];
  page.on("response", (response) => {
    if (!new URL(response.url()).pathname.endsWith(".js")) return;
    sizes.push(response.body().then((body) => gzipSync(body).byteLength));
  });
  // A cached script is script all the same.
  const session = await page.context().newCDPSession(page);
  await session.send("Network.setCacheDisabled", { cacheDisabled: true });
  await page.goto(`${journey.app.url}/queue`, { waitUntil: "networkidle" });
  const total = (await Promise.all(sizes)).reduce((sum, size) => sum + size, 0);
  expect(total).toBeGreaterThan(50_000);
  expect(total).toBeLessThanOrEqual(250_000);
});
