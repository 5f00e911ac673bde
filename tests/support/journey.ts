import type { Browser, BrowserContextOptions, Page } from "playwright-core";
import { afterAll, afterEach, beforeAll } from "vitest";
import { startApp } from "@/tests/support/app";
import { openBrowser } from "@/tests/support/browser";
import { openSignedIn, personOf } from "@/tests/support/signed-in";

type SignedIn = Awaited<ReturnType<ReturnType<Page["context"]>["storageState"]>>;

/**
 * The built application and a browser in which one member of staff of each role has signed in already, for all tests
 * of a file. Every page is closed after its test.
 */
export function journeyAs(...roles: string[]): Journey {
  const journey = {} as Journey;
  beforeAll(async () => {
    Object.assign(journey, await startJourney(...roles));
  });
  afterEach(() => closeAll(journey.browser));
  afterAll(() => journey.stop?.());
  return journey;
}

async function startJourney(...roles: string[]) {
  const [app, browser] = await Promise.all([startApp(), openBrowser()]);
  const signedIn = new Map<string, SignedIn>();
  for (const role of roles) {
    const page = await openSignedIn(app, browser, personOf(app, role), "/rules");
    signedIn.set(role, await page.context().storageState());
    await page.context().close();
  }

  /** A page of its own browser context. */
  async function open(
    path: string,
    role = roles[0] ?? "",
    options: BrowserContextOptions = {},
  ): Promise<Page> {
    const viewport = { width: 1280, height: 900 };
    const context = await browser.newContext({ viewport, storageState: signedIn.get(role), ...options });
    const page = await context.newPage();
    await page.goto(`${app.url}${path}`);
    return page;
  }

  function patientOf(story: string): { id: string; name: string } {
    const found = app.demo.patients.find((one) => one.story === story);
    if (!found) throw new Error(`no story ${story}`);
    return found;
  }

  async function stop() {
    await browser.close();
    await app.stop();
  }

  return { app, browser, open, patientOf, stop };
}

type Journey = Awaited<ReturnType<typeof startJourney>>;

/** The rows of the CSV that a page offers, by column name. */
export async function csvOf(page: Page): Promise<Record<string, string>[]> {
  const href = await page.getByRole("link", { name: "CSV" }).getAttribute("href");
  const response = await page.request.get(new URL(href ?? "", page.url()).href);
  if (!response.ok()) throw new Error(`the CSV answered ${response.status()}`);
  const [names = [], ...rows] = (await response.text()).trim().split("\r\n").map(cellsOf);
  return rows.map((row) => Object.fromEntries(names.map((name, i) => [name, row[i] ?? ""])));
}

/** The cells of one line, RFC 4180; none of ours holds a line break. */
function cellsOf(line: string): string[] {
  return [...`,${line}`.matchAll(/,(?:"((?:[^"]|"")*)"|([^,]*))/g)].map(([, quoted, plain]) =>
    quoted === undefined ? (plain ?? "") : quoted.replaceAll('""', '"'),
  );
}

async function closeAll(browser: Browser): Promise<void> {
  await Promise.all(browser.contexts().map((context) => context.close()));
}
