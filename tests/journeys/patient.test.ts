import { gzipSync } from "node:zlib";
import type { BrowserContextOptions as Options, Page } from "playwright-core";
import { describe, expect, test } from "vitest";
import { journeyAs } from "@/tests/support/journey";

const journey = journeyAs("clinician");

const overuser = "over-user with tolerance pattern";

function openPatient(story: string, query = "", options: Options = {}): Promise<Page> {
  return journey.open(`/patients/${journey.patientOf(story).id}${query}`, "clinician", options);
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

describe("the trend", () => {
  test("names its direction and its latest score in a sentence, and nobody in the title", async () => {
    const page = await openChart(overuser);
    const panel = page.getByRole("region", { name: "PHQ-9, lower is better" });
    const newest = (await panel.getByRole("slider").getAttribute("aria-valuetext")) ?? "";
    const score = /: (\d+) of 27/.exec(newest)?.[1];
    expect(await panel.getByText(/^PHQ-9, .* check-ins\./).textContent()).toContain(`Latest ${score} of 27`);
    for (const part of journey.patientOf(overuser).name.split(" ")) {
      expect(await page.title()).not.toContain(part);
      expect(page.url()).not.toContain(part);
    }
    expect(await page.getByRole("heading", { level: 1 }).textContent()).toContain(
      journey.patientOf(overuser).name.split(" ").at(-1) ?? "",
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
    const { id } = journey.patientOf(overuser);
    const taken = await journey.app.sql<{ id: string }[]>`
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
      const ids = taken.map((one) => one.id);
      await journey.app.sql`
        update app.scores set superseded = false
        where instrument = 'phq-9' and check_in_id in ${journey.app.sql(ids)}`;
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

test("the patient page's scripts weigh at most 380 kB gzipped", async () => {
  const page = await journey.open("/rules");
  const weights: Promise<number>[] = [];
  page.on("response", (response) => {
    if (!new URL(response.url()).pathname.endsWith(".js")) return;
    weights.push(response.body().then((body) => gzipSync(body).byteLength));
  });
  // A cached script is script all the same.
  const session = await page.context().newCDPSession(page);
  await session.send("Network.setCacheDisabled", { cacheDisabled: true });
  await page.goto(`${journey.app.url}/patients/${journey.patientOf(overuser).id}`);
  await page.locator(".recharts-line-curve").waitFor();
  const total = (await Promise.all(weights)).reduce((sum, weight) => sum + weight, 0);
  console.log(`  patient page: ${Math.round(total / 1000)} kB of scripts gzipped`);
  expect(total).toBeGreaterThan(100_000);
  expect(total).toBeLessThanOrEqual(380_000);
});
