import { AxeBuilder } from "@axe-core/playwright";
import type { BrowserContextOptions as Options, Page } from "playwright-core";
import { describe, expect, test } from "vitest";
import { csvOf, journeyAs } from "@/tests/support/journey";

const journey = journeyAs("clinician");
const overuser = "over-user with tolerance pattern";

function openPatient(query = "", story = overuser, options: Options = {}): Promise<Page> {
  return journey.open(`/patients/${journey.patientOf(story).id}${query}`, "clinician", options);
}

/** Every cell of the tables that carry an attribute, row by row. */
function tableCells(page: Page, selector: string): Promise<string[][]> {
  return page
    .locator(`${selector} tbody tr`)
    .evaluateAll((rows) =>
      rows.map((row) => [...row.querySelectorAll("th, td")].map((cell) => cell.textContent?.trim() ?? "")),
    );
}

describe("by days since a dose", () => {
  test("every score after a dose stands in the column of its day, and each day says how many", async () => {
    const page = await openPatient("?by=dose&range=all");
    const rows = await csvOf(page);
    const days = rows
      .filter((row) => row.instrument === "phq-9" && row.days_since_dose !== "")
      .map((row) => Math.min(14, Number(row.days_since_dose)));
    const counts = await page
      .getByRole("region", { name: "PHQ-9, lower is better" })
      .locator("[data-fold=main] > svg")
      .count();
    expect(counts).toBe(new Set(days).size);
    const said = await page.getByText(/^PHQ-9 by days since the last dose told/).textContent();
    expect(said).toContain(`${days.length} scores`);
    const dosesAsked = await page.getByText("so each score covers several doses").count();
    expect(dosesAsked).toBe(2);
    expect(await page.locator(".trend-chart").count()).toBe(0);
  });

  test("the slider walks from the newest score, and its ring stands on the score", async () => {
    const page = await openPatient("?by=dose");
    const slider = page.getByRole("slider", { name: "Step through PHQ-9 check-ins" });
    expect(await slider.inputValue()).toBe(await slider.getAttribute("max"));
    expect(await slider.getAttribute("aria-valuetext")).toMatch(/(on a dose day|\d+ days? after a dose)$/);
    await slider.focus();
    for (const key of ["End", "ArrowLeft", "Home"]) {
      await page.keyboard.press(key);
      const [, score = ""] = /: (\d+) of 27/.exec((await slider.getAttribute("aria-valuetext")) ?? "") ?? [];
      const ring = await page.locator("[data-step-ring]").boundingBox();
      const plot = await page.locator("[data-fold=main]").boundingBox();
      const at = (plot?.y ?? 0) + ((27 - Number(score)) / 27) * (plot?.height ?? 0);
      expect(Math.abs((ring?.y ?? 0) + (ring?.height ?? 0) / 2 - at)).toBeLessThan(2);
    }
  });

  test("is a link, kept with the period and the table", async () => {
    const page = await openPatient("?range=8");
    await page.getByRole("link", { name: "Days since dose" }).click();
    await page.waitForURL(/by=dose/);
    await page.getByRole("link", { name: "Table" }).click();
    await page.waitForURL(/view=table/);
    expect(new URL(page.url()).search).toBe("?range=8&view=table&by=dose");
    expect(await page.locator("[data-scores='PHQ-9'] [data-days]").count()).toBeGreaterThan(3);
  });
});

describe("the same numbers as chart, table and file", () => {
  test("scores, doses and flags", async () => {
    const page = await openPatient("?view=table&range=all&by=dose");
    const rows = await csvOf(page);
    const newestFirst = (kind: string) => rows.filter((row) => row.kind === kind).reverse();

    const table = await page
      .locator("[data-scores='PHQ-9'] tbody tr")
      .evaluateAll((all) =>
        all.map((row) => [
          row.getAttribute("data-check-in"),
          row.querySelector("[data-score]")?.textContent?.replace("*", ""),
          row.querySelector("[data-days]")?.querySelector("span")
            ? ""
            : row.querySelector("[data-days]")?.textContent,
        ]),
      );
    expect(table.length).toBeGreaterThan(8);
    expect(table).toEqual(
      newestFirst("score")
        .filter(({ instrument }) => instrument === "phq-9")
        .map(({ id, value, days_since_dose }) => [id, value, days_since_dose]),
    );

    const doses = await page
      .locator("[data-dose-row]")
      .evaluateAll((all) =>
        all.map((row) => [row.getAttribute("data-dose-row"), row.children[2]?.textContent]),
      );
    expect(doses.length).toBeGreaterThan(20);
    expect(doses.sort()).toEqual(
      newestFirst("dose")
        .map(({ id, mg }) => [id, mg === "" ? "—none taken" : `${mg} mg`])
        .sort(),
    );

    const flags = (await tableCells(page, "[data-flags]")).map(([, , rule, standing]) => [rule, standing]);
    expect(flags.length).toBeGreaterThan(5);
    expect(flags.sort()).toEqual(
      newestFirst("flag")
        .map(({ rule, open }) => [rule, open === "true" ? "open" : "closed"])
        .sort(),
    );
    const charted = await openPatient("?range=all");
    await charted.locator(".trend-chart circle[data-at]").first().waitFor();
    expect(await charted.locator(".trend-chart circle[data-at]").count()).toBe(table.length);
  });

  test("a blood pressure keeps both its values", async () => {
    const story = "BP 184/118 then 168/104";
    const chart = await openPatient("?range=all", story);
    const drawn = await chart
      .locator("[data-pressure]")
      .evaluateAll((all) => all.map((one) => one.getAttribute("data-pressure")));
    const table = await openPatient("?range=all&view=table", story);
    const rows = await tableCells(table, "[data-scores='Blood pressure after doses']");
    expect(rows.map(([, sys, dia]) => `${sys}/${dia}`).reverse()).toEqual(drawn);
    expect(drawn).toContain("168/104");
    expect(await chart.getByRole("region", { name: "Blood pressure after doses" }).textContent()).toContain(
      drawn.at(-1),
    );
  });
});

test("the answers of a questionnaire: self-harm on top, a numeral in each cell, words where there is none", async () => {
  const story = "item 9 rises 0->1->2";
  const page = await openPatient("?range=all", story);
  const rows = await tableCells(page, "[data-heatmap='phq-9']");
  expect(rows[0]?.[0]).toMatch(/^9 death \/ self-harm$/i);
  expect(rows[0]?.slice(-3)).toEqual(["0", "1", "2"]);
  expect(rows.map(([name]) => name?.split(" ")[0])).toEqual([
    "9",
    "1",
    "2",
    "3",
    "4",
    "5",
    "6",
    "7",
    "8",
    "10",
  ]);
  for (const cell of rows.flatMap((row) => row.slice(1)))
    expect(cell).toMatch(/^([0-3]|–not (answered|asked))$/);
  expect(await page.getByRole("table", { name: /^PHQ-9 answers/ }).count()).toBe(1);
});

test("plan, supply and the patient's words stand on the same time as the scores, and lead to where they are told", async () => {
  const page = await openPatient("", "snorting + alcohol");
  await page.locator(".trend-chart circle[data-at]").first().waitFor();
  const words = page.getByRole("list", { name: "Patient’s words" });
  const quoted = words.getByRole("link", { name: /“Friends over/ });
  const plan = page
    .getByRole("list", { name: "Plan, medicines" })
    .getByRole("link", { name: /Plan began: 100 mg/ });
  const box = await plan.boundingBox();
  expect(Math.min(box?.width ?? 0, box?.height ?? 0)).toBeGreaterThanOrEqual(24);
  const [dots, marks] = await Promise.all(
    [".trend-chart circle[data-at]", "[data-event][data-at]"].map((selector) =>
      page.locator(selector).evaluateAll((all) =>
        all
          .filter((one) => one.checkVisibility())
          .map((one) => {
            const { left, width } = one.getBoundingClientRect();
            return {
              at: Number(one.getAttribute("data-at")),
              x: left + width / 2,
              alone: one.textContent === "",
            };
          }),
      ),
    ),
  );
  const [first, last] = [dots?.[0], dots?.at(-1)];
  if (!first || !last || !marks) throw new Error("nothing drawn");
  for (const { at, x } of marks.filter(({ alone }) => alone)) {
    expect(
      Math.abs(x - (first.x + ((at - first.at) / (last.at - first.at)) * (last.x - first.x))),
    ).toBeLessThan(2);
  }
  await quoted.click();
  await page.waitForURL(/#journal$/);
  expect(await page.locator("#journal").locator("..").locator("..").textContent()).toContain("Friends over.");
});

describe("how long a lift lasts", () => {
  test("is told with its interval, its counts and today's place, and not as a forecast", async () => {
    const page = await openPatient("", "relapser at week 14");
    const card = page.getByRole("region", { name: "After a dose" });
    const text = (await card.textContent()) ?? "";
    expect(text).toMatch(/Half of the lifts were back .* by day \d+ \(95% interval: day \d/);
    expect(text).toMatch(/Mood rose after \d+ of \d+ rated doses, \d+ followed to their end/);
    expect(text).toMatch(/Today is day \d+ since the last dose told/);
    expect(text).toContain("not a forecast");
    expect(await card.locator("[data-fade-strip]").count()).toBe(1);
  });

  test("is the same whatever period the page shows", async () => {
    const texts = await Promise.all(
      ["", "?range=8", "?range=all"].map(async (query) => {
        const page = await openPatient(query, "relapser at week 14");
        return page.getByRole("region", { name: "After a dose" }).textContent();
      }),
    );
    expect(new Set(texts).size).toBe(1);
  });

  test("is not told where doses show no lift, and says so", async () => {
    const page = await openPatient();
    const card = page.getByRole("region", { name: "After a dose" });
    expect(await card.textContent()).toMatch(/was not clearly above the days before|Not enough to tell/);
    expect(await card.locator("[data-fade-strip]").count()).toBe(0);
  });
});

describe("on paper", () => {
  test("the line reaches the newest score, nothing is cut off, and no control is printed", async () => {
    const page = await openPatient();
    await page.locator(".trend-chart circle[data-at]").last().waitFor();
    await page.emulateMedia({ media: "print" });
    await page.setViewportSize({ width: 720, height: 1000 });
    await page.waitForTimeout(300);
    const path = (await page.locator(".recharts-line-curve").getAttribute("d")) ?? "";
    const [x, y] = (path.split(/[ML]/).at(-1) ?? "").split(",").map(Number);
    const newest = await page
      .locator(".trend-chart circle[data-at]")
      .last()
      .evaluate((dot) => [Number(dot.getAttribute("cx")), Number(dot.getAttribute("cy"))]);
    expect(x).toBeCloseTo(newest[0] ?? 0, 0);
    expect(y).toBeCloseTo(newest[1] ?? 0, 0);
    for (const name of ["Period", "Laid out by", "Show as"])
      expect(await page.getByRole("navigation", { name }).isVisible()).toBe(false);
    expect(await page.getByRole("slider").isVisible()).toBe(false);
    const { scroll, client } = await page.evaluate(() => ({
      scroll: document.documentElement.scrollWidth,
      client: document.documentElement.clientWidth,
    }));
    expect(scroll).toBeLessThanOrEqual(client);
  });
});

describe("without eyes, mouse or colours", () => {
  test.each(["", "?by=dose", "?view=table&by=dose"])(
    "axe finds nothing on %j, light and dark",
    { timeout: 240_000 },
    async (query) => {
      const page = await openPatient(query, "snorting + alcohol");
      await page.locator("details").evaluateAll((all) => {
        for (const one of all) (one as HTMLDetailsElement).open = true;
      });
      for (const colorScheme of ["light", "dark"] as const) {
        await page.emulateMedia({ colorScheme });
        const { violations } = await new AxeBuilder({ page })
          .withTags(["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"])
          // The journal stands in every one of them and is looked at with the other screens.
          .exclude("[aria-labelledby=journal]")
          .analyze();
        expect(violations.map(({ id, nodes }) => `${id} ${nodes.map((node) => node.target)}`)).toEqual([]);
      }
    },
  );

  test.each(["", "?by=dose", "?view=table"])("nothing scrolls sideways at 320 px on %j", async (query) => {
    const page = await openPatient(query, overuser, { viewport: { width: 320, height: 256 } });
    const { scroll, client } = await page.evaluate(() => ({
      scroll: document.documentElement.scrollWidth,
      client: document.documentElement.clientWidth,
    }));
    expect(scroll).toBeLessThanOrEqual(client);
  });

  test("a fold keeps its dots and lines in forced colours", async () => {
    const page = await openPatient("?by=dose", overuser, { forcedColors: "active" });
    const [dot, text] = await page
      .locator("[data-fold=main] circle")
      .first()
      .evaluate((one) => [getComputedStyle(one).stroke, getComputedStyle(document.body).color]);
    expect(dot).toBe(text);
  });
});
