import { expect, test } from "vitest";
import { journeyAs } from "@/tests/support/journey";
import { readPdf } from "@/tests/support/read-pdf";

const journey = journeyAs("clinician");
const unspaced = (text: string) => text.replaceAll(/\s/g, "");

test("P on a patient's page opens the summary: one sheet on either paper, and the PDF says the same", async () => {
  const { id, name } = journey.patientOf("over-user with tolerance pattern");
  const page = await journey.open(`/patients/${id}`);
  await page.locator(".recharts-line-curve").waitFor();
  await page.keyboard.press("p");
  await page.waitForURL(/\/summary\?range=26$/);
  const sheet = page.locator(".summary-sheet");
  await page.getByRole("button", { name: "Print" }).waitFor();
  expect(await page.title()).toBe("Check-in summary - Heron");
  expect(await sheet.getByRole("heading", { level: 1 }).innerText()).toContain(name.split(" ").at(-1) ?? "");

  for (const [paper, format] of [
    ["letter", "Letter"],
    ["a4", "A4"],
  ] as const) {
    const printed = await readPdf(await page.pdf({ format, preferCSSPageSize: true, tagged: true }));
    expect(printed.pages, paper).toBe(1);
    expect(printed.text).not.toContain("Back to the patient");
    const href = await page
      .getByRole("link", { name: paper === "letter" ? "PDF, Letter" : "A4" })
      .getAttribute("href");
    const response = await page.request.get(new URL(href ?? "", page.url()).href);
    expect(response.headers()["content-disposition"]).toBe('attachment; filename="heron-summary.pdf"');
    const file = await readPdf(await response.body());
    expect(file.pages, paper).toBe(1);
    // All but the minute in which each was made.
    const parts = await sheet.locator("p, td, th, h2").allInnerTexts();
    for (const words of parts.filter((one) => one !== "" && !one.includes("Made "))) {
      expect(unspaced(file.text), words).toContain(unspaced(words));
    }
  }
});
