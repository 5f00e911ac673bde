import { gzipSync } from "node:zlib";
import { AxeBuilder } from "@axe-core/playwright";
import type { Browser, Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import { type RunningApp, startApp } from "@/tests/support/app";
import { openBrowser } from "@/tests/support/browser";
import { openSignedIn, personOf } from "@/tests/support/signed-in";

let app: RunningApp;
let browser: Browser;

type SignedIn = Awaited<ReturnType<ReturnType<Page["context"]>["storageState"]>>;
const signedIn = new Map<string, SignedIn>();

beforeAll(async () => {
  [app, browser] = await Promise.all([startApp(), openBrowser()]);
  for (const role of ["clinician", "coordinator"]) {
    const page = await openSignedIn(app, browser, personOf(app, role), "/rules");
    signedIn.set(role, await page.context().storageState());
  }
});

afterEach(async () => {
  await Promise.all(browser.contexts().map((context) => context.close()));
});

afterAll(async () => {
  await browser?.close();
  await app?.stop();
});

type Options = Parameters<Browser["newContext"]>[0];

async function open(path: string, role = "clinician", options: Options = {}): Promise<Page> {
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

const overuser = "over-user with tolerance pattern";

async function openPatient(story: string, query = "", options: Options = {}): Promise<Page> {
  return open(`/patients/${patientOf(story).id}${query}`, "clinician", options);
}

async function openChart(story: string, query = "", options: Options = {}): Promise<Page> {
  const page = await openPatient(story, query, options);
  await page.locator(".recharts-line-curve").waitFor();
  return page;
}

/** Middles of drawn marks and the instants they stand for. */
function marks(page: Page, selector: string): Promise<{ at: number; x: number }[]> {
  return page.locator(selector).evaluateAll((found) =>
    found
      .filter((one) => one.checkVisibility())
      .map((one) => {
        const { left, width } = one.getBoundingClientRect();
        return { at: Number(one.closest("[data-at]")?.getAttribute("data-at")), x: left + width / 2 };
      }),
  );
}

async function csvOf(page: Page): Promise<Record<string, string>[]> {
  const href = await page.getByRole("link", { name: "CSV" }).getAttribute("href");
  const response = await page.request.get(`${app.url}${href}`);
  expect(response.status()).toBe(200);
  const [names = [], ...rows] = (await response.text())
    .trim()
    .split(/\r?\n/)
    .map((line) => line.split(","));
  return rows.map((row) => Object.fromEntries(names.map((name, i) => [name, row[i] ?? ""])));
}

describe("the trend", () => {
  test("names its direction and its latest score in a sentence, and nobody in the title", async () => {
    const page = await openChart(overuser);
    const panel = page.getByRole("region", { name: "PHQ-9, lower is better" });
    const newest = (await panel.getByRole("slider").getAttribute("aria-valuetext")) ?? "";
    const score = /: (\d+) of 27/.exec(newest)?.[1];
    expect(await panel.getByText(/^PHQ-9, .* check-ins\./).textContent()).toContain(`Latest ${score} of 27`);
    for (const part of patientOf(overuser).name.split(" ")) {
      expect(await page.title()).not.toContain(part);
      expect(page.url()).not.toContain(part);
    }
    expect(await page.getByRole("heading", { level: 1 }).textContent()).toContain(
      patientOf(overuser).name.split(" ").at(-1) ?? "",
    );
  });

  test("is stepped through by one native slider that starts at the newest check-in", async () => {
    const page = await openChart(overuser);
    const slider = page.getByRole("slider", { name: "Step through PHQ-9 check-ins" });
    expect(await page.getByRole("slider").count()).toBe(1);
    const rows = await page.locator(".trend-chart circle[data-at]").count();
    expect(await slider.getAttribute("max")).toBe(String(rows - 1));
    expect(await slider.inputValue()).toBe(String(rows - 1));
    const newest = (await slider.getAttribute("aria-valuetext")) ?? "";
    expect(newest).toMatch(
      /^[A-Z][a-z]{2} \d{1,2}, \d{4}: \d+ of 27, [a-z ]+, ([+−]\d+|unchanged) since [A-Z][a-z]{2} \d{1,2}/,
    );
    expect(await page.locator("[aria-hidden=true]", { hasText: newest }).count()).toBeGreaterThan(0);

    await slider.focus();
    await page.keyboard.press("Home");
    expect(await slider.inputValue()).toBe("0");
    expect(await slider.getAttribute("aria-valuetext")).not.toContain("since");
    await page.keyboard.press("ArrowRight");
    expect(await slider.inputValue()).toBe("1");
    const [crosshair] = await page
      .locator("[data-crosshair]")
      .evaluateAll((all) => all.map((one) => one.getBoundingClientRect().left + 0.5));
    const dots = await marks(page, ".trend-chart circle[data-at]");
    expect(Math.abs((crosshair ?? 0) - (dots[1]?.x ?? 0))).toBeLessThan(2);
    await page.keyboard.press("End");
    expect(await slider.getAttribute("aria-valuetext")).toBe(newest);
  });

  test("follows the pointer to the nearest check-in", async () => {
    const page = await openChart(overuser);
    const dots = await marks(page, ".trend-chart circle[data-at]");
    const box = await page.locator(".trend-chart").boundingBox();
    await page.mouse.move((dots[3]?.x ?? 0) + 3, (box?.y ?? 0) + 100);
    await expect.poll(() => page.getByRole("slider").inputValue()).toBe("3");
  });

  test.each([1280, 390])("has one time axis for scores, flags and doses at %i px", async (width) => {
    const page = await openChart(overuser, "", { viewport: { width, height: 900 } });
    const dots = await marks(page, ".trend-chart circle[data-at]");
    const [first, last] = [dots[0], dots.at(-1)];
    if (!first || !last) throw new Error("no points");
    const xOf = (at: number) => first.x + ((at - first.at) / (last.at - first.at)) * (last.x - first.x);
    const doses = await marks(page, "[data-dose] > line");
    expect(doses.length).toBeGreaterThan(20);
    for (const { at, x } of [...dots, ...doses]) expect(Math.abs(x - xOf(at))).toBeLessThan(2);
    const links = await page.getByRole("list", { name: "Flags raised" }).getByRole("link").all();
    expect(links.length).toBeGreaterThan(0);
    const boxes = await Promise.all(links.map((link) => link.boundingBox()));
    for (const box of boxes) expect(Math.min(box?.width ?? 0, box?.height ?? 0)).toBeGreaterThanOrEqual(24);
    boxes.forEach((box, i) => {
      const before = boxes[i - 1];
      if (before) expect((box?.x ?? 0) - before.x).toBeGreaterThanOrEqual(24);
    });
  });

  test("breaks its line where nobody answered for more than twice the schedule", async () => {
    const { id } = patientOf(overuser);
    const taken = await app.sql<{ id: string }[]>`
      update app.scores set superseded = true
      where patient_id = ${id} and instrument = 'phq-9' and check_in_id in (
        select check_in_id from app.scores where patient_id = ${id} and instrument = 'phq-9'
        order by authored_at offset 3 limit 4)
      returning check_in_id as id`;
    try {
      const page = await openChart(overuser);
      const path = (await page.locator(".recharts-line-curve").getAttribute("d")) ?? "";
      expect(path.match(/M/g)).toHaveLength(2);
      const dots = await page.locator(".trend-chart circle[data-at]").count();
      expect(Number(await page.getByRole("slider").getAttribute("max"))).toBe(dots - 1);
      const foot = await page.locator(".trend-chart").boundingBox();
      const lows = await page
        .locator(".trend-chart circle[data-at]")
        .evaluateAll((all) => all.map((one) => one.getBoundingClientRect().bottom));
      for (const low of lows) expect(low).toBeLessThan((foot?.y ?? 0) + (foot?.height ?? 0) - 10);
    } finally {
      await app.sql`update app.scores set superseded = false where check_in_id = any(${taken.map((one) => one.id)}) and instrument = 'phq-9'`;
    }
  });

  test("is drawn in the same place before and without scripts", async () => {
    const live = await openChart(overuser);
    const dots = await marks(live, ".trend-chart circle[data-at]");
    const still = await openPatient(overuser, "", { javaScriptEnabled: false });
    const drawn = await still
      .locator("[data-plot=main] > circle")
      .evaluateAll((all) =>
        all.map((one) => one.getBoundingClientRect().left + one.getBoundingClientRect().width / 2),
      );
    expect(drawn).toHaveLength(dots.length);
    drawn.forEach((x, i) => {
      expect(Math.abs(x - (dots[i]?.x ?? 0))).toBeLessThan(2);
    });
  });

  test("keeps its lines in forced colours", async () => {
    const page = await openChart(overuser, "", { forcedColors: "active" });
    const [stroke, text] = await page
      .locator(".recharts-line-curve")
      .evaluate((line) => [getComputedStyle(line).stroke, getComputedStyle(document.body).color]);
    expect(stroke).toBe(text);
  });
});

describe("the table", () => {
  test("opens with T, stays in the URL and goes back with T", async () => {
    const page = await openChart(overuser, "?range=8");
    await page.keyboard.press("t");
    await page.waitForURL(/view=table/);
    expect(page.url()).toContain("range=8");
    await page.locator("[data-scores='PHQ-9']").waitFor();
    await page.keyboard.press("t");
    await page.waitForURL((url) => !url.searchParams.has("view"));
    await page.locator(".recharts-line-curve").waitFor();
  });

  test.each([
    ["PHQ-9", "phq-9", "total"],
    ["GAD-7", "gad-7", "total"],
    ["Daily mood", "mood-daily", "mood"],
    ["Bladder", "side-effects", "bladder"],
  ])("of %s holds exactly what the CSV holds", async (name, instrument, measure) => {
    const page = await openPatient(overuser, "?range=8&view=table");
    const shown = await page.locator(`[data-scores='${name}'] tbody tr`).evaluateAll((rows) =>
      rows.map((row) => ({
        id: row.getAttribute("data-check-in"),
        value: row.querySelector("[data-score]")?.textContent,
        at: row.querySelector("time")?.getAttribute("datetime"),
      })),
    );
    const exported = (await csvOf(page))
      .filter((row) => row.instrument === instrument && row.measure === measure && row.value !== "")
      .map((row) => ({
        id: row.check_in_id,
        value: row.value + (row.prorated === "true" ? "*" : ""),
        at: row.authored_at,
      }));
    expect(shown.length).toBeGreaterThan(3);
    expect([...shown].sort(byTime)).toEqual([...exported].sort(byTime));
  });

  test("says changes with their sign, the oldest with none", async () => {
    const page = await openPatient(overuser, "?range=all&view=table");
    const cells = await page
      .locator("[data-scores='PHQ-9'] tbody tr")
      .evaluateAll((rows) => rows.map((row) => [...row.children].map((cell) => cell.textContent ?? "")));
    cells.slice(0, -1).forEach((row, i) => {
      const change = Number.parseInt(row[1] ?? "", 10) - Number.parseInt(cells[i + 1]?.[1] ?? "", 10);
      expect(row[3]).toBe(change > 0 ? `+${change}` : String(change).replace("-", "−"));
    });
    expect(cells.at(-1)?.[3]).toContain("no earlier score");
  });
});

function byTime(
  a: { id?: string | null; at?: string | null },
  b: { id?: string | null; at?: string | null },
): number {
  return `${a.at}${a.id}`.localeCompare(`${b.at}${b.id}`);
}

describe("the journal", () => {
  test("quotes the patient verbatim and opens to questions and answers", async () => {
    const page = await openPatient(overuser);
    const { id } = patientOf(overuser);
    const [row] = await app.sql<{ note: string }[]>`
      select answers->>'md.note' as note from app.check_ins
      where patient_id = ${id} and coalesce(answers->>'md.note', '') <> '' order by authored_at desc limit 1`;
    if (row) {
      const quoted = page.getByText(`“${row.note}”`, { exact: true }).first();
      if ((await quoted.count()) === 0) await page.getByRole("link", { name: "Older" }).click();
      await quoted.waitFor();
    }
    const mood = page.locator("details", { hasText: "Daily mood" }).first();
    await mood.locator("summary").click();
    await mood.getByText("Overall, how has your mood been today?").waitFor();
    expect(await mood.locator("dd").first().textContent()).toMatch(/^\d+ of 10$/);
  });

  test("reads on to older entries and back", async () => {
    const page = await openPatient("remitter");
    const first = await page.locator("#journal ~ div time").first().getAttribute("datetime");
    await page.getByRole("link", { name: "Older" }).click();
    await page.waitForURL(/before=/);
    await page.getByRole("link", { name: "Back to the newest" }).waitFor();
    const older = await page.locator("#journal ~ div time").first().getAttribute("datetime");
    expect(Date.parse(older ?? "")).toBeLessThan(Date.parse(first ?? ""));
  });
});

describe("the caseload", () => {
  test("stands in the order of its CSV, each row headed by its patient and saying why", async () => {
    const page = await open("/patients");
    const headers = await page.getByRole("rowheader").allTextContents();
    const exported = await csvOf(page);
    expect(headers).toHaveLength(50);
    headers.forEach((header, i) => {
      expect(header).toContain(
        `${exported[i]?.family_name}, ${exported[i]?.given_name} #${exported[i]?.patient_number}`,
      );
    });
    expect(headers[0]).toContain("Why here: urgent case open");
    expect(await page.locator("[data-sparkline]").first().getAttribute("aria-hidden")).toBe("true");
    const badge = page.getByRole("link", { name: /^Urgent case/ }).first();
    expect(await badge.getAttribute("href")).toMatch(/^\/queue\?tab=open&case=[0-9a-f-]{36}$/);
  });

  test.each(["deterioration", "name", "due"])(
    "sorted by %s reads on without a repeat or a name in the URL",
    async (sort) => {
      const page = await open(`/patients?sort=${sort}`);
      const seen = new Set<string>();
      const names = app.demo.patients.flatMap((one) => one.name.split(" "));
      for (;;) {
        for (const header of await page.getByRole("rowheader").allTextContents()) {
          expect(seen).not.toContain(header);
          seen.add(header);
        }
        expect(names.filter((name) => page.url().includes(name))).toEqual([]);
        const next = page.getByRole("link", { name: "Next 50" });
        if ((await next.count()) === 0) break;
        const href = (await next.getAttribute("href")) ?? "";
        await next.click();
        await page.waitForURL(`${app.url}${href}`);
      }
      expect(seen.size).toBe(app.demo.patients.length);
    },
  );

  test("finds a patient by what is typed, which no URL holds", async () => {
    const page = await open("/patients");
    const urls: string[] = [];
    page.on("request", (request) => urls.push(request.url()));
    const { id, name } = patientOf(overuser);
    const family = name.split(" ").at(-1) ?? "";
    await page.getByRole("searchbox", { name: "Find a patient by name or number" }).fill(family);
    const match = page
      .getByRole("list", { name: "Patients found" })
      .getByRole("link", { name: family })
      .first();
    await match.waitFor();
    expect(await match.getAttribute("href")).toBe(`/patients/${id}`);
    expect(urls.filter((url) => url.includes(family))).toEqual([]);
    await page.getByRole("searchbox").fill("zzzz");
    await page.getByText("No patient's name or number begins like this.").waitFor();
  });

  test("says to a coordinator who may take it away", async () => {
    const page = await open("/patients", "coordinator");
    await page.getByText("CSV: clinicians only").waitFor();
    expect(await page.getByRole("link", { name: "CSV" }).count()).toBe(0);
  });
});

const paths: [string, () => string][] = [
  ["the caseload", () => "/patients"],
  ["the chart", () => `/patients/${patientOf("snorting + alcohol").id}`],
  ["the table", () => `/patients/${patientOf(overuser).id}?view=table&range=all`],
];

describe.each(paths)("%s", (_, path) => {
  test.each(["light", "dark"] as const)("has no fault that axe finds, %s", async (colorScheme) => {
    const page = await open(path(), "clinician", { colorScheme });
    if (path().endsWith(patientOf("snorting + alcohol").id))
      await page.locator(".recharts-line-curve").waitFor();
    const { violations } = await new AxeBuilder({ page }).analyze();
    expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(" ")}`)).toEqual(
      [],
    );
  });

  test("does not scroll sideways at 320 px", async () => {
    const page = await open(path(), "clinician", { viewport: { width: 320, height: 256 } });
    await page.waitForTimeout(500);
    const { scrollWidth, clientWidth } = await page.evaluate(() => document.documentElement);
    expect(scrollWidth).toBeLessThanOrEqual(clientWidth);
  });

  test("says nothing on the browser's console", async () => {
    const page = await open("/rules");
    const said: string[] = [];
    page.on("console", (message) => said.push(message.text()));
    page.on("pageerror", (error) => said.push(error.message));
    await page.goto(`${app.url}${path()}`);
    await page.waitForTimeout(1000);
    expect(said).toEqual([]);
  });
});

test("the patient page's scripts weigh at most 380 kB gzipped", async () => {
  const page = await open("/rules");
  const weights: Promise<number>[] = [];
  page.on("response", (response) => {
    if (!new URL(response.url()).pathname.endsWith(".js")) return;
    weights.push(response.body().then((body) => gzipSync(body).byteLength));
  });
  // A cached script is script all the same.
  const session = await page.context().newCDPSession(page);
  await session.send("Network.setCacheDisabled", { cacheDisabled: true });
  await page.goto(`${app.url}/patients/${patientOf(overuser).id}`);
  await page.locator(".recharts-line-curve").waitFor();
  const total = (await Promise.all(weights)).reduce((sum, weight) => sum + weight, 0);
  console.log(`  patient page: ${Math.round(total / 1000)} kB of scripts gzipped`);
  expect(total).toBeGreaterThan(100_000);
  expect(total).toBeLessThanOrEqual(380_000);
});
