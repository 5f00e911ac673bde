import type { Page } from "playwright-core";

/** The page as it is once its scripts run: the list is then one tab stop. */
export async function ready(page: Page): Promise<Page> {
  await page.locator('a[data-row][tabindex="0"]').first().waitFor();
  return page;
}

export const openCase = (page: Page) => page.locator("#case").getAttribute("data-case");
export const isFocusLost = (page: Page) => page.evaluate(() => document.activeElement === document.body);
export const focusedRow = (page: Page) =>
  page.evaluate(() => document.activeElement?.getAttribute("data-row") ?? null);
export const rowsOf = (page: Page) =>
  page.locator("a[data-row]").evaluateAll((rows) => rows.map((row) => row.getAttribute("data-row") ?? ""));
