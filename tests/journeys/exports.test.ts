import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { startChild } from "@/bin/start/child";
import { journeyAs } from "@/tests/support/journey";

const journey = journeyAs("clinician");

test("a clinician counts, creates, downloads and deletes an export, and takes a table at once", async () => {
  const worker = startChild({
    name: "worker",
    args: ["--import", "tsx", "--conditions=react-server", "bin/worker.ts"],
    env: journey.app.env,
    folder: journey.app.folder,
  });
  try {
    const page = await journey.open("/queue");
    await page.keyboard.press("g");
    await page.keyboard.press("e");
    await page.waitForURL("**/exports");
    const preview = page.getByRole("status").filter({ hasText: "Preview" });
    await expect.poll(() => preview.textContent()).toMatch(/Preview: [\d,]+ rows of 200 patients/);
    await page.getByRole("radio", { name: /^Flags/ }).check();
    await page.getByLabel("Who").selectOption({ label: "Patients with an open case" });
    await expect
      .poll(() => preview.textContent(), { timeout: 10_000 })
      .toMatch(/Preview: [\d,]+ rows of \d\d? patients/);

    await page.getByRole("button", { name: "Create" }).click();
    expect(await page.getByLabel("Reason").evaluate((field: HTMLSelectElement) => field.validity.valid)).toBe(
      false,
    );
    await page.getByLabel("Reason").selectOption({ label: "Quality review of the clinic" });
    await page.getByRole("button", { name: "Create" }).click();
    const entry = page.getByRole("list", { name: "Recent exports" }).getByRole("listitem").first();
    const download = entry.getByRole("link", { name: /^Download/ });
    await download.waitFor({ timeout: 15_000 });
    expect(await entry.textContent()).toMatch(/Flags.*open case.*Quality review/s);

    const [file] = await Promise.all([page.waitForEvent("download"), download.click()]);
    expect(file.suggestedFilename()).toMatch(/^heron-flags-[0-9a-f]{8}\.zip$/);
    const zip = readFileSync(await file.path());
    expect(zip.subarray(0, 4).toString("latin1")).toBe("PK\u0003\u0004");
    for (const name of ["flags.csv", "data-dictionary.csv", "manifest.json"])
      expect(zip.includes(name)).toBe(true);

    await entry.getByRole("button", { name: /^Delete/ }).click();
    await expect.poll(() => entry.textContent()).toContain("Deleted: nothing is kept");

    await page.getByLabel("Reason").selectOption({ label: "Treatment" });
    const once = page.getByRole("button", { name: "Download CSV at once" });
    const [csv] = await Promise.all([page.waitForEvent("download"), once.click()]);
    expect(csv.suggestedFilename()).toBe("heron-flags.csv");
    expect(readFileSync(await csv.path(), "utf8")).toMatch(/^"patient_number","answered_at"/);
    expect(page.url()).toBe(`${journey.app.url}/exports`);
  } finally {
    await worker.stop();
  }
}, 30_000);
