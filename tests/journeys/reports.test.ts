import type { Page } from "playwright-core";
import { describe, expect, test } from "vitest";
import { csvOf, journeyAs } from "@/tests/support/journey";

const journey = journeyAs("clinician", "coordinator", "auditor");

/** The lines of the report, with the moments each column names. */
function linesOf(page: Page) {
  return page.locator("[data-answer]").evaluateAll((rows) =>
    rows.map((row) => {
      const at = (column: string) =>
        row.querySelector(`[data-column='${column}'] time`)?.getAttribute("datetime") ?? "";
      return {
        id: row.getAttribute("data-answer"),
        standing: row.getAttribute("data-standing"),
        said: [...row.querySelectorAll("[data-column='answer'] p:has(strong)")]
          .map((one) => one.textContent)
          .join("; "),
        answered: at("answer"),
        look: at("look"),
        contact: at("contact"),
        end: at("end"),
      };
    }),
  );
}

test("the safety report lists what its CSV lists, line by line, and a coordinator reads it without CSV", async () => {
  const page = await journey.open("/safety-report");
  const shown = await linesOf(page);
  expect(shown.length).toBeGreaterThan(20);
  expect(new Set(shown.map(({ standing }) => standing))).toEqual(new Set(["no-flag", "open", "ended"]));
  const table = await csvOf(page);
  expect(shown).toEqual(
    table.map((row) => ({
      id: row.check_in_id,
      standing: row.standing,
      said: row.answers,
      answered: row.answered_at,
      look: row.first_look_at,
      contact: row.contact_at,
      end: row.ended_at,
    })),
  );
  const figures = await page.locator("dl dd > span:first-child").allTextContents();
  expect(figures[0]).toBe(String(table.length));
  const ended = table.filter((row) => row.standing === "ended").length;
  expect(figures[3]).toContain(`${ended} of ${table.length} (`);

  const reader = await journey.open("/safety-report", "coordinator");
  await reader.getByText("CSV: clinicians only").waitFor();
  expect((await linesOf(reader)).map(({ id }) => id)).toEqual(shown.map(({ id }) => id));
});

test("a case that nobody has looked at has its first look on the report once somebody does", async () => {
  const page = await journey.open("/safety-report");
  const unseen = page.locator("[data-answer]", { hasText: "not looked at" }).first();
  const id = await unseen.getAttribute("data-answer");
  await unseen.getByRole("link").click();
  const told = page.waitForResponse((response) => response.url().endsWith("/look"));
  await page.waitForURL(/\/cases\//);
  expect((await told).ok()).toBe(true);
  await page.goto(`${journey.app.url}/safety-report`);
  const look = page.locator(`[data-answer='${id}'] [data-column='look']`);
  expect(await look.textContent()).toContain("Dr. Amina Yusuf");
});

test("a period is chosen by its days and stays in the URL; one that ends before it begins is not", async () => {
  const page = await journey.open("/safety-report");
  await page.getByLabel("From").fill("2020-01-01");
  await page.getByLabel("To", { exact: true }).fill("2020-01-31");
  await page.getByRole("button", { name: "Show" }).click();
  await page.waitForURL(/from=2020-01-01&to=2020-01-31/);
  await page.getByText("No positive safety answer arrived in this period.").waitFor();
  await page.getByLabel("To", { exact: true }).fill("2019-01-31");
  await page.getByRole("button", { name: "Show" }).click();
  expect(await page.getByRole("main").getByRole("alert").textContent()).toBe(
    "The period ends before it begins.",
  );
});

describe("the handover", () => {
  test("is two keys away, tells every open case once, and says who watches", async () => {
    const page = await journey.open("/queue");
    await page.locator('a[data-row][tabindex="0"]').waitFor();
    await page.keyboard.press("g");
    await page.keyboard.press("h");
    await page.waitForURL(/\/handover/);
    await page.getByRole("heading", { name: /^Who watches until/ }).waitFor();
    const told = await page
      .locator("[data-case]")
      .evaluateAll((rows) => rows.map((row) => row.getAttribute("data-case")));
    const open = await journey.app.sql`select c.id from app.cases c join app.clinics k on k.id = c.clinic_id
      where k.slug = 'demo' and c.status <> 'closed'`;
    expect([...told].sort()).toEqual(open.map(({ id }) => id as string).sort());
    await page.keyboard.press("g");
    await page.keyboard.press("s");
    await page.waitForURL(/\/safety-report/);
  });

  test("on paper names nobody in full, and leaves the navigation out", async () => {
    const page = await journey.open("/handover");
    const name = page.locator("[data-case] a span").first();
    expect(await name.isVisible()).toBe(true);
    await page.emulateMedia({ media: "print" });
    expect(await name.isVisible()).toBe(false);
    expect(await page.getByRole("navigation", { name: "Main" }).isVisible()).toBe(false);
    expect(await page.getByText(/^Heron Demo Clinic\. Printed .+ by Dr\. Amina Yusuf/).isVisible()).toBe(
      true,
    );
  });

  test("is not open to an auditor", async () => {
    const page = await journey.open("/handover", "auditor");
    await page.getByRole("heading", { name: "There is no such page" }).waitFor();
  });
});
