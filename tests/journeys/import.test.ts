import { AxeBuilder } from "@axe-core/playwright";
import type { Page } from "playwright-core";
import { expect, test } from "vitest";
import { csvRow } from "@/domain/csv";
import { journeyAs } from "@/tests/support/journey";

const journey = journeyAs("coordinator", "administrator");

const head = ["patient_number", "authored_at", "instrument", "item", "value"];

/** A PHQ-9 of a patient, as rows: item 9 as told, the others 1. */
function phq9(number: string, daysAgo: number, item9: number): string[] {
  const at = new Date(Date.now() - daysAgo * 86_400_000).toISOString();
  return Array.from({ length: 9 }, (_, i) =>
    csvRow([number, at, "phq-9", `phq9.${i + 1}`, i === 8 ? item9 : 1]),
  );
}

function file(name: string, ...rows: string[]) {
  return { name, mimeType: "text/csv", buffer: Buffer.from([csvRow(head), ...rows].join("")) };
}

async function numberOf(patientId: string): Promise<string> {
  const [row] = await journey.app.sql`select number from app.patients where id = ${patientId}`;
  return row?.number;
}

async function axe(page: Page): Promise<string[]> {
  const { violations } = await new AxeBuilder({ page }).analyze();
  return violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.target).join(", ")}`);
}

const fileField = (page: Page) => page.getByLabel(/^FHIR Bundle or NDJSON/);

test("a coordinator sees what a file would do, stores it, and finds it known the second time", async () => {
  const number = await numberOf(journey.app.demo.patients[0]?.id ?? "");
  const page = await journey.open("/patients");
  await page.getByRole("link", { name: "Import", exact: true }).click();
  const known = file(
    "answers.csv",
    ...phq9(number, 300, 0),
    ...phq9(number, 0.01, 2),
    ...phq9("none-such", 3, 0),
  );
  await fileField(page).setInputFiles(known);
  await page.getByRole("heading", { name: "What would happen" }).waitFor();
  const outcome = page.locator("[data-outcome]");
  expect(await outcome.textContent()).toContain("2 check-ins of 1 patient would be stored.");
  expect(await outcome.textContent()).toContain("1 of the new ones is history");
  expect(await page.getByText("This clinic has no such patient.").count()).toBe(1);
  expect(await page.getByRole("list", { name: "Would raise" }).textContent()).toContain("SUI-03");
  for (const colorScheme of ["light", "dark"] as const) {
    await page.emulateMedia({ colorScheme });
    expect(await axe(page), colorScheme).toEqual([]);
  }

  await page.getByRole("button", { name: "Store 2 check-ins, leave the rest" }).click();
  await page.getByRole("heading", { name: "Imported" }).waitFor();
  expect(await outcome.textContent()).toContain("2 check-ins of 1 patient were stored.");

  await page.getByRole("button", { name: "Choose another file" }).click();
  await fileField(page).setInputFiles(known);
  await page.getByText("2 are here already and stay as they are.").waitFor();
  expect(await page.getByRole("button", { name: /^Store/ }).count()).toBe(0);
});

test("a file that is no check-ins says what to do, and another can be chosen at once", async () => {
  const page = await journey.open("/import", "administrator", { viewport: { width: 390, height: 844 } });
  await fileField(page).setInputFiles({ name: "a.pdf", mimeType: "text/csv", buffer: Buffer.from("%PDF") });
  const alert = page.getByRole("alert").filter({ hasText: "Nothing was stored." });
  expect(await alert.textContent()).toContain("The first line names the columns");
  expect(await axe(page)).toEqual([]);
  await fileField(page).setInputFiles(file("b.csv", ...phq9("none-such", 3, 0)));
  await page.getByRole("heading", { name: "To mend" }).waitFor();
  expect(await page.locator("[data-outcome]").textContent()).toContain("Nothing would be stored.");
});
