import type { Page } from "playwright-core";
import { describe, expect, test } from "vitest";
import { journeyAs } from "@/tests/support/journey";
import { isFocusLost, openCase, ready } from "@/tests/support/queue-page";
import { fillSignIn, openSignedIn, personOf } from "@/tests/support/signed-in";

const journey = journeyAs("clinician");

/** An open, unclaimed case of the demo clinic, in the order of the queue. */
async function findUnclaimed(where: { safety: boolean; nth?: number }): Promise<string> {
  const { clinicId } = await demoClinic();
  const rows = await journey.app.sql<{ id: string }[]>`
    select c.id from app.cases c
    where c.clinic_id = ${clinicId} and c.status <> 'closed' and c.owner_id is null
      and ${where.safety} = exists (select 1 from app.flags f
        where f.clinic_id = c.clinic_id and f.case_id = c.id and f.closed_at is null and f.safety)
    order by c.rank, c.due_at, c.id`;
  const found = rows[where.nth ?? 0]?.id;
  if (!found) throw new Error("the demo clinic holds no such case");
  return found;
}

async function demoClinic(): Promise<{ clinicId: string }> {
  const [row] = await journey.app.sql<{ clinicId: string }[]>`
    select m.clinic_id as "clinicId" from app.memberships m join app.staff s on s.id = m.staff_id
    where s.email = ${personOf(journey.app, "clinician").email}`;
  if (!row) throw new Error("the demo clinician works nowhere");
  return row;
}

/** Whether something else lies over it: what tells of an undo, for one. */
function isCovered(element: Element): boolean {
  const { x, y, width, height } = element.getBoundingClientRect();
  const top = document.elementFromPoint(x + width / 2, y + height / 2);
  return top === null || !element.contains(top);
}

async function colleagueOf(role: string): Promise<{ id: string; name: string }> {
  const { email } = personOf(journey.app, role);
  const [row] = await journey.app.sql<{ id: string; name: string }[]>`
    select s.id, m.display_name as name from app.staff s join app.memberships m on m.staff_id = s.id where s.email = ${email}`;
  if (!row) throw new Error(`no ${role}`);
  return row;
}

async function stateOf(caseId: string) {
  const [row] = await journey.app.sql<{ status: string; outcome: string | null }[]>`
    select status, outcome from app.cases where id = ${caseId}`;
  return row;
}

async function openQueue(caseId?: string, tab = "open"): Promise<Page> {
  const path = `/queue?tab=${tab}${caseId ? `&case=${caseId}` : ""}`;
  return ready(await journey.open(path));
}

describe("signing in", () => {
  test("leads to the queue, its most pressing case open", async () => {
    const page = await openSignedIn(journey.app, journey.browser, personOf(journey.app, "clinician"), "/");
    await page.waitForURL(/\/queue/);
    const first = await page.locator("a[data-row]").first().getAttribute("data-row");
    expect(await openCase(page)).toBe(first);
    expect(await page.title()).toMatch(/^(\(\d+\) )?Queue - Heron$/);
  });

  test("leads to a page that ends where its two panes end", async () => {
    const page = await openQueue();
    const heights = () => page.evaluate(() => [document.documentElement.scrollHeight, innerHeight]);
    const [whole, seen] = await heights();
    expect(whole).toBe(seen);
  });

  test.each([
    ["auditor", "/audit"],
    ["administrator", "/clinic"],
  ])("leads role %s to %s", async (role, path) => {
    const page = await openSignedIn(journey.app, journey.browser, personOf(journey.app, role), "/");
    await page.waitForURL((url) => url.pathname === path);
  });

  test("answers an unknown e-mail and a wrong password alike, and keeps where to go", async () => {
    const page = await journey.browser.newPage();
    const texts: string[] = [];
    for (const email of ["nobody@demo.example.org", personOf(journey.app, "clinician").email]) {
      await page.goto(`${journey.app.url}/sign-in?next=/rules`);
      await fillSignIn(page, { email, password: "not the password" });
      texts.push(await page.locator("#sign-in-problem").innerText());
    }
    expect(texts[0]).toBe(texts[1]);
    expect(await page.title()).toBe("Error: Sign in - Heron");
    await fillSignIn(page, personOf(journey.app, "clinician"));
    await page.waitForURL((url) => url.pathname === "/rules");
  });
});

describe("with the keyboard", () => {
  test("a case is claimed and resolved with four key presses, then the next one opens", async () => {
    const caseId = await findUnclaimed({ safety: false });
    const page = await openQueue(caseId);
    await page.keyboard.press("c");
    await page.locator("#case").getByText("Claimed by").first().waitFor();
    expect(await isFocusLost(page)).toBe(false);
    await page.keyboard.press("r");
    await page.keyboard.press("1");
    await page.keyboard.press("Control+Enter");
    await page.locator(`#case:not([data-case="${caseId}"])`).waitFor();
    expect(await stateOf(caseId)).toEqual({ status: "closed", outcome: "contacted-safe" });
    expect(await isFocusLost(page)).toBe(false);
    expect(await page.locator(`a[data-row="${caseId}"]`).count()).toBe(0);

    await page.keyboard.press("z");
    await page.locator(`#case[data-case="${caseId}"]`).waitFor();
    expect(await stateOf(caseId)).toEqual({ status: "claimed", outcome: null });
  });

  test("a safety case asks whether a risk assessment was recorded, and a message does not close it", async () => {
    const caseId = await findUnclaimed({ safety: true });
    const page = await openQueue(caseId);
    await page.keyboard.press("r");
    await page.keyboard.press("6");
    expect(await page.getByLabel("Left message").isDisabled()).toBe(true);
    expect(await page.getByLabel("Left message").isChecked()).toBe(false);
    await page.keyboard.press("3");
    await page.keyboard.press("Control+Enter");
    expect(await openCase(page)).toBe(caseId);
    await page.keyboard.press("y");
    await page.keyboard.press("Control+Enter");
    await page.locator(`#case:not([data-case="${caseId}"])`).waitFor();
    const [event] = await journey.app
      .sql`select detail from app.triage_events where case_id = ${caseId} and kind = 'closed'`;
    expect(event?.detail).toMatchObject({ outcome: "safety-plan-reviewed", riskAssessed: true });

    await page.goto(`${journey.app.url}/queue?tab=done&case=${caseId}`);
    await page.getByRole("button", { name: "Reopen" }).click();
    await page.locator("#case").getByText("Returned, unclaimed").waitFor();
  });

  test("J and K move and open, the list is one tab stop, Enter and Esc go in and out", async () => {
    const page = await openQueue();
    const ids = await page.locator("a[data-row]").evaluateAll((rows) => rows.map((row) => row.dataset.row));
    await page.keyboard.press("j");
    await page.locator(`#case[data-case="${ids[1]}"]`).waitFor();
    expect(await page.evaluate(() => (document.activeElement as HTMLElement).dataset.row)).toBe(ids[1]);
    expect(await page.locator('a[data-row][tabindex="0"]').count()).toBe(1);
    await page.keyboard.press("Enter");
    expect(await page.evaluate(() => document.activeElement?.id)).toBe("case");
    await page.keyboard.press("Escape");
    await page.keyboard.press("k");
    await page.locator(`#case[data-case="${ids[0]}"]`).waitFor();
  });

  test("keys are letters while typing, and do nothing once switched off", async () => {
    const page = await openQueue();
    const caseId = await openCase(page);
    await page.keyboard.press("n");
    await page.keyboard.type("jkc?");
    expect(await page.getByLabel("Note", { exact: true }).inputValue()).toBe("jkc?");
    await page.keyboard.press("Escape");
    expect(await page.evaluate(() => document.activeElement?.getAttribute("aria-controls"))).toBe("note");

    await page.keyboard.press("?");
    await page.getByLabel("Single-key shortcuts on").uncheck();
    await page.getByRole("dialog").getByRole("button", { name: "Close" }).click();
    await page.keyboard.press("j");
    await page.keyboard.press("c");
    await page.waitForTimeout(500);
    expect(await openCase(page)).toBe(caseId);
    expect((await stateOf(caseId ?? ""))?.status).not.toBe("claimed");
  });
});

describe("when somebody was faster", () => {
  test("the loser of a claim is told who won, and nothing is lost", async () => {
    const caseId = await findUnclaimed({ safety: false, nth: 1 });
    const [mine, theirs] = await Promise.all([
      openQueue(caseId),
      openSignedIn(
        journey.app,
        journey.browser,
        personOf(journey.app, "clinician", 1),
        `/queue?case=${caseId}`,
      ).then(ready),
    ]);
    await theirs.keyboard.press("c");
    await theirs.locator("#case").getByText("Claimed by").first().waitFor();
    await mine.keyboard.press("c");
    await mine.locator("#case").getByText("Claimed by").first().waitFor();
    await mine.getByRole("link", { name: "Resolve" }).waitFor({ state: "detached" });
    expect(await isFocusLost(mine)).toBe(false);
  });

  test("rows stay where they are until one asks for the change", async () => {
    const page = await openQueue(undefined, "unclaimed");
    const order = () => page.locator("a[data-row]").evaluateAll((rows) => rows.map((row) => row.dataset.row));
    await page.locator("a[data-row]").first().focus();
    const before = await order();
    const taken = before[2] ?? "";
    const other = personOf(journey.app, "coordinator");
    await journey.app.sql`update app.cases set status = 'claimed', claimed_at = now(), version = version + 1,
      owner_id = (select id from app.staff where email = ${other.email}) where id = ${taken}`;
    await page.evaluate(() => document.dispatchEvent(new Event("visibilitychange")));
    await page.locator(`a[data-row="${taken}"]`).getByText("No longer in this list").waitFor();
    expect(await order()).toEqual(before);
    await page.getByRole("link", { name: /^Open/ }).click();
    await page.waitForURL(/tab=open/);
    expect(await page.locator(`a[data-row="${taken}"]`).getByText("No longer in this list").count()).toBe(0);
  });

  test("what was written for a closing that a colleague forestalled is kept, said why, and saved as a note", async () => {
    const caseId = await findUnclaimed({ safety: false, nth: 3 });
    const page = await openQueue(caseId);
    const { id: other, name } = await colleagueOf("coordinator");
    await page.keyboard.press("r");
    await page.getByLabel("Visit booked").check();
    await page.locator("#resolve").getByLabel("Note (optional)").fill("Visit on Friday.");
    await journey.app.sql`update app.cases set status = 'claimed', claimed_at = now(), version = version + 1,
      owner_id = ${other} where id = ${caseId}`;
    await page.keyboard.press("Control+Enter");
    await page.getByText(`Claimed by ${name}.`).waitFor();
    await page.getByText(`${name} has the case now.`).waitFor();
    expect(await page.locator("#resolve").getByLabel("Note (optional)").inputValue()).toBe(
      "Visit on Friday.",
    );
    await page.keyboard.press("Escape");
    expect(await page.getByRole("link", { name: "Resolve" }).count()).toBe(0);
    await page.getByRole("link", { name: "Note", exact: true }).click();
    expect(await page.getByLabel("Note", { exact: true }).inputValue()).toBe("Visit on Friday.");
    await page.getByRole("button", { name: "Save note" }).click();
    await page.locator("#case").getByText("“Visit on Friday.”").waitFor();
  });

  test("a case closed on its own page can be reopened there", async () => {
    const caseId = await findUnclaimed({ safety: false, nth: 3 });
    const page = await journey.open(`/cases/${caseId}`);
    await page.getByRole("button", { name: /^Claim/ }).click();
    await page.locator("#case").getByText("Claimed by").first().waitFor();
    await page.getByRole("link", { name: "Resolve" }).click();
    await page.getByLabel("Visit booked").check();
    await page.getByRole("button", { name: "Resolve case" }).click();
    const reopen = page.getByRole("button", { name: "Reopen" });
    await reopen.waitFor();
    expect(await reopen.evaluate(isCovered)).toBe(false);
    await reopen.click();
    await page.locator("#case").getByText("Returned, unclaimed").waitFor();
  });

  test("a note that could not be saved is still there", async () => {
    const page = await openQueue();
    await page.route("**/notes", (route) => route.abort());
    await page.keyboard.press("n");
    await page.keyboard.type("Called, will call again.");
    await page.keyboard.press("Control+Enter");
    await page.getByText("Heron could not be reached").waitFor();
    expect(await page.getByLabel("Note", { exact: true }).inputValue()).toBe("Called, will call again.");
    await page.unroute("**/notes");
    await page.getByRole("button", { name: "Save note" }).click();
    await page.locator("#case").getByText("“Called, will call again.”").waitFor();
  });
});

test("without JavaScript one signs in, claims and resolves", async () => {
  const caseId = await findUnclaimed({ safety: false, nth: 2 });
  const person = personOf(journey.app, "clinician");
  const page = await openSignedIn(journey.app, journey.browser, person, `/queue?case=${caseId}`, {
    javaScriptEnabled: false,
  });
  await page.getByRole("button", { name: "Claim" }).click();
  await page.locator("#case").getByText("Claimed by").first().waitFor();
  await page.getByRole("link", { name: "Resolve" }).click();
  await page.getByLabel("Visit booked").check();
  await page.getByRole("button", { name: "Resolve case" }).click();
  await page
    .locator("#case")
    .getByText(/Resolved by .+: Visit booked/)
    .waitFor();
  expect(await stateOf(caseId)).toEqual({ status: "closed", outcome: "visit-booked" });
});
