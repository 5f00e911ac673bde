import type { Page } from "playwright-core";
import { describe, expect, test } from "vitest";
import { journeyAs } from "@/tests/support/journey";
import { focusedRow, isFocusLost, ready, rowsOf } from "@/tests/support/queue-page";

const journey = journeyAs("clinician", "coordinator");

const checked = (page: Page) => page.getByRole("checkbox", { checked: true }).count();
const result = (page: Page) => page.locator("[data-result]");

/** The list, its first row of this priority in focus. */
async function atFirst(priority: string, tab = "unclaimed", role = "clinician"): Promise<Page> {
  const page = await ready(await journey.open(`/queue?tab=${tab}`, role));
  await page.locator(`a[data-row]:has([data-shape="${priority}"])`).first().focus();
  return page;
}

async function ownersOf(ids: string[]) {
  return (
    await journey.app.sql<
      { status: string }[]
    >`select status from app.cases where id in ${journey.app.sql(ids)}`
  ).map(({ status }) => status);
}

describe("with the keyboard", () => {
  test("X and Shift with an arrow choose, C claims them all, each outcome is told and the focus stays", async () => {
    const page = await atFirst("medium");
    const all = await rowsOf(page);
    const first = all.indexOf((await focusedRow(page)) ?? "");
    const ids = all.slice(first, first + 3);
    await page.keyboard.press("x");
    await page.keyboard.press("Shift+ArrowDown");
    await page.keyboard.press("Shift+ArrowDown");
    await page.getByText("3 selected").waitFor();
    const colleague = (
      await journey.app.sql`select staff_id, display_name from app.memberships m
      join app.clinics k on k.id = m.clinic_id and k.slug = 'demo' where m.role = 'coordinator' limit 1`
    )[0];
    await journey.app
      .sql`update app.cases set status = 'claimed', version = version + 1, owner_id = ${colleague?.staff_id},
      claimed_at = now() - interval '20 seconds' where id = ${ids[1] ?? ""}`;
    await page.keyboard.press("c");
    await page.getByText("Claimed: 2 of 3. One was left as it is.").last().waitFor();
    expect(await result(page).allInnerTexts()).toHaveLength(3);
    expect(await result(page).first().innerText()).toMatch(
      new RegExp(`${colleague?.display_name} claimed it \\d+ s ago`),
    );
    expect(await isFocusLost(page)).toBe(false);
    expect(await focusedRow(page)).not.toBeNull();
    expect(await ownersOf(ids)).toEqual(["claimed", "claimed", "claimed"]);
    expect(await checked(page)).toBe(0);

    await page.keyboard.press("z");
    await page.getByText("Undone.").waitFor({ state: "attached" });
    expect((await ownersOf(ids)).filter((status) => status === "claimed")).toHaveLength(1);
  });

  test("Esc closes the form first, then chooses nothing; going back narrows a range", async () => {
    const page = await atFirst("medium");
    await page.keyboard.press("Shift+ArrowDown");
    await page.keyboard.press("Shift+ArrowDown");
    expect(await checked(page)).toBe(3);
    await page.keyboard.press("Shift+ArrowUp");
    expect(await checked(page)).toBe(2);
    await page.keyboard.press("n");
    await page.keyboard.type("x");
    await page.keyboard.press("Escape");
    expect(await checked(page)).toBe(2);
    await page.keyboard.press("Escape");
    expect(await page.getByRole("checkbox").count()).toBe(0);
    expect(await isFocusLost(page)).toBe(false);
  });

  test("a note goes on each, and medium cases without a safety flag are resolved together", async () => {
    const page = await atFirst("low");
    const id = (await focusedRow(page)) ?? "";
    await page.keyboard.press("x");
    await page.keyboard.press("n");
    await page.keyboard.type("Seen together.");
    await page.keyboard.press("Control+Enter");
    await page.getByText("Note saved: 1.").last().waitFor();
    await page.locator(`a[data-row="${id}"]`).focus();
    await page.keyboard.press("x");
    await page.keyboard.press("r");
    await page.keyboard.press("4");
    await page.keyboard.press("Enter");
    await page.getByText("Resolved: 1.").last().waitFor();
    expect(await ownersOf([id])).toEqual(["closed"]);
  });
});

test("urgent and high cases are not resolved together", async () => {
  const page = await atFirst("high", "open");
  await page.keyboard.press("x");
  const bar = page.getByRole("region", { name: "Selected cases" });
  await bar.getByText("resolved one by one").waitFor();
  expect(await bar.getByRole("link", { name: "Resolve" }).count()).toBe(0);
});

test("a press with Shift chooses all between", async () => {
  const page = await atFirst("medium", "open");
  const rows = page.locator("a[data-row]");
  await rows.nth(1).click();
  await rows.nth(4).click({ modifiers: ["Shift"] });
  expect(await checked(page)).toBe(4);
  expect(await page.evaluate(() => String(getSelection()))).toBe("");
});

test("on a phone, Select shows the boxes, and the bar is in reach", async () => {
  const page = await ready(
    await journey.open("/queue?tab=open", "coordinator", {
      viewport: { width: 390, height: 844 },
      hasTouch: true,
    }),
  );
  await page.getByRole("button", { name: "Select", exact: true }).tap();
  const boxes = page.getByRole("checkbox");
  await boxes.nth(0).tap();
  await boxes.nth(1).tap();
  await page.getByText("2 selected").waitFor();
  const bar = await page.getByRole("region", { name: "Selected cases" }).boundingBox();
  expect((bar?.y ?? 0) + (bar?.height ?? 0)).toBeLessThanOrEqual(844);
  await page.getByRole("link", { name: "Snooze", exact: true }).tap();
  await page.locator("#bulk-snooze[data-open]").waitFor();
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390);
});
