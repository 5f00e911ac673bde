import type { Page } from "playwright-core";
import { expect, test } from "vitest";
import { unprovenHeron } from "@/auth/unproven";
import { journeyAs } from "@/tests/support/journey";

const journey = journeyAs("clinician");
const runs = 5;

type Seen = { paint: number; interaction: number; steps: number };

/** Opens a patient's page cold, walks through its scores by key and pointer, and tells the slowest of what was seen. */
async function walk(path: string): Promise<Seen> {
  const page = await journey.open("/rules");
  await page.addInitScript(observe);
  await page.goto(`${journey.app.url}${path}`);
  await page.locator(".recharts-line-curve").waitFor();
  const slider = page.getByRole("slider");
  await slider.focus();
  for (const key of ["Home", ...Array<string>(15).fill("ArrowRight"), "End"]) await page.keyboard.press(key);
  const box = await page.locator(".trend-chart").boundingBox();
  if (!box) throw new Error("no chart");
  for (let i = 1; i <= 8; i++) await page.mouse.click(box.x + (box.width * i) / 9, box.y + box.height / 2);
  await page.getByText(/\d+ more measures?/).click();
  await page.waitForTimeout(500);
  const seen = await read(page);
  await page.context().close();
  return seen;
}

function observe() {
  const seen = { paint: 0, interaction: 0 };
  Object.assign(globalThis, { seen });
  new PerformanceObserver((list) => {
    for (const entry of list.getEntries()) seen.paint = entry.startTime;
  }).observe({ type: "largest-contentful-paint", buffered: true });
  new PerformanceObserver((list) => {
    for (const entry of list.getEntries() as (PerformanceEntry & { interactionId: number })[]) {
      if (entry.interactionId > 0) seen.interaction = Math.max(seen.interaction, entry.duration);
    }
  }).observe({ type: "event", durationThreshold: 16, buffered: true } as PerformanceObserverInit);
}

function read(page: Page): Promise<Seen> {
  return page.evaluate(() => ({
    ...(globalThis as unknown as { seen: Omit<Seen, "steps"> }).seen,
    steps: document.querySelectorAll(".trend-chart circle[data-at]").length,
  }));
}

function middle(values: readonly number[]): number {
  return [...values].sort((a, b) => a - b)[values.length >> 1] ?? Number.NaN;
}

async function measure(name: string, path: string): Promise<Seen> {
  const seen: Seen[] = [];
  for (let run = 0; run < runs; run++) seen.push(await walk(path));
  const paint = middle(seen.map((one) => one.paint));
  const interaction = middle(seen.map((one) => one.interaction));
  const steps = seen[0]?.steps ?? 0;
  console.log(
    `  ${name}, ${steps} scores: largest paint ${Math.round(paint)} ms (limit 1500), slowest interaction ${Math.round(interaction)} ms (limit 200), medians of ${runs}`,
  );
  return { paint, interaction, steps };
}

test("how soon a patient's page is there and how soon it answers, in figures", async () => {
  const { id } = journey.patientOf("over-user with tolerance pattern");
  const { paint, interaction } = await measure("patient page", `/patients/${id}`);
  expect(paint).toBeGreaterThan(0);
  expect(interaction).toBeGreaterThan(0);
});

test("the same with two years of daily data", { timeout: 300_000 }, async () => {
  const { DATABASE_APP_URL } = journey.app.env;
  if (DATABASE_APP_URL) process.env.DATABASE_APP_URL = DATABASE_APP_URL;
  const { makeTwoYears } = await import("@/bin/bench/two-years");
  const [clinic] = await journey.app.sql`select id from app.clinics where slug = 'demo'`;
  const id = await makeTwoYears(unprovenHeron(clinic?.id as string, "speed"), new Date());
  const { steps } = await measure("two years of daily data", `/patients/${id}?range=all`);
  expect(steps).toBe(104);
  const { closeDatabase } = await import("@/db/client");
  await closeDatabase();
});
