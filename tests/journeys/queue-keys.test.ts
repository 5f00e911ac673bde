import type { Page } from "playwright-core";
import { describe, expect, test } from "vitest";
import { journeyAs } from "@/tests/support/journey";
import { focusedRow, isFocusLost, ready } from "@/tests/support/queue-page";

const journey = journeyAs("clinician");

/** Unclaimed medium cases of the demo clinic, in the order of the queue; what was low is medium for it. */
async function mediumCases(count: number): Promise<{ id: string; safety: boolean }[]> {
  await journey.app
    .sql`update app.cases set priority = 'medium' where priority = 'low' and status in ('new', 'returned')
    and clinic_id = (select id from app.clinics where slug = 'demo')`;
  const rows = await journey.app.sql<{ id: string; safety: boolean }[]>`
    select c.id, exists (select 1 from app.flags f
      where f.clinic_id = c.clinic_id and f.case_id = c.id and f.closed_at is null and f.safety) as safety
    from app.cases c join app.clinics k on k.id = c.clinic_id and k.slug = 'demo'
    where c.status in ('new', 'returned') and c.rank = 2 order by c.due_at, c.id limit ${count}`;
  if (rows.length < count) throw new Error(`only ${rows.length} medium cases`);
  return rows;
}

/** Every key that goes down from now on, modifiers too, as the browser itself reports them. */
async function countKeys(page: Page): Promise<() => Promise<number>> {
  await page.evaluate(() => {
    Object.assign(window, { keysPressed: 0 });
    window.addEventListener(
      "keydown",
      (event) => {
        if (event.isTrusted) Object.assign(window, { keysPressed: Reflect.get(window, "keysPressed") + 1 });
      },
      true,
    );
  });
  return () => page.evaluate(() => Number(Reflect.get(window, "keysPressed")));
}

test("ten medium cases are claimed and closed with a disposition in at most 60 keys, never leaving the queue", async () => {
  const cases = await mediumCases(10);
  const page = await ready(await journey.open(`/queue?tab=unclaimed&case=${cases[0]?.id}`));
  const loads: string[] = [];
  page.on("load", () => loads.push(page.url()));
  const keys = await countKeys(page);
  const each: number[] = [];
  for (const { id, safety } of cases) {
    await page.locator(`#case[data-case="${id}"]`).waitFor();
    const before = await keys();
    await page.keyboard.press("c");
    await page.locator("#case").getByText("Claimed by").first().waitFor();
    await page.keyboard.press("r");
    await page.keyboard.press("1");
    if (safety) await page.keyboard.press("y");
    await page.keyboard.press("Enter");
    await page.locator(`#case:not([data-case="${id}"])`).waitFor();
    expect(await isFocusLost(page)).toBe(false);
    expect(new URL(page.url()).pathname).toBe("/queue");
    each.push((await keys()) - before - (safety ? 1 : 0));
  }
  const closed = await journey.app
    .sql`select 1 from app.cases where id in ${journey.app.sql(cases.map(({ id }) => id))}
    and status = 'closed' and outcome = 'contacted-safe'`;
  expect(closed).toHaveLength(10);
  expect(Math.max(...each)).toBeLessThanOrEqual(4);
  expect(await keys()).toBeLessThanOrEqual(60);
  expect(loads).toEqual([]);
});

describe("the command palette", () => {
  const palette = (page: Page) => page.getByRole("combobox", { name: "Command, page or patient" });

  async function openPalette(path = "/queue?tab=open"): Promise<Page> {
    const page = await journey.open(path);
    await page.getByRole("button", { name: "Find or do" }).waitFor();
    if (path.startsWith("/queue")) await ready(page);
    // Before its scripts run, a page does not hear the key.
    await expect
      .poll(async () => {
        if (!(await palette(page).isVisible())) await page.keyboard.press("Control+k");
        return palette(page).isVisible();
      })
      .toBe(true);
    return page;
  }

  test("does what the open case offers, and Esc gives the focus back", async () => {
    const page = await ready(await journey.open("/queue?tab=open"));
    await page.locator("a[data-row]").nth(1).focus();
    const row = await focusedRow(page);
    await page.keyboard.press("Control+k");
    await page.keyboard.press("Escape");
    expect(await focusedRow(page)).toBe(row);
    await page.keyboard.press("Control+k");
    await page.keyboard.type("note");
    await page.keyboard.press("Enter");
    await page.locator("#note[data-open]").waitFor();
    expect(await page.evaluate(() => document.activeElement?.tagName)).toBe("TEXTAREA");
  });

  test("finds a patient by name, whom no address has named", async () => {
    const page = await openPalette();
    const [patient] = journey.app.demo.patients;
    const asked = (patient?.name ?? "").split(/[ ,]/)[0] ?? "";
    const urls: string[] = [];
    page.on("request", (request) => urls.push(request.url()));
    await page.keyboard.type(asked);
    const found = page.getByRole("group", { name: "Patients" }).getByRole("option").first();
    expect(await found.innerText()).toContain(asked);
    await found.click();
    await page.waitForURL(/\/patients\//);
    expect(urls.filter((url) => url.includes(asked))).toEqual([]);
  });

  test("is a combobox over its list: arrows choose, Enter goes", async () => {
    const page = await openPalette("/rules");
    await page.keyboard.type("q");
    const option = page.getByRole("option", { selected: true });
    expect(await option.innerText()).toMatch(/^Queue/);
    const active = await palette(page).getAttribute("aria-activedescendant");
    expect(await option.getAttribute("id")).toBe(active);
    await page.keyboard.press("Enter");
    await page.waitForURL(/\/queue/);
    expect(await page.locator("dialog[open]").count()).toBe(0);
  });

  test("opens by / too, which is then no part of what is sought", async () => {
    const page = await ready(await journey.open("/queue?tab=open"));
    await page.keyboard.press("/");
    await palette(page).waitFor();
    await page.keyboard.type("not");
    expect(await palette(page).inputValue()).toBe("not");
  });

  test("says when nothing is called that", async () => {
    const page = await openPalette("/rules");
    await page.keyboard.type("zzzz");
    await page.getByText("Nothing here is called that.").waitFor();
  });
});
