import type { Page } from "playwright-core";
import { describe, expect, test } from "vitest";
import { journeyAs } from "@/tests/support/journey";

const journey = journeyAs("clinician", "coordinator");

/** Patients without an open case: what they answer opens one. */
async function calmPatients(count: number): Promise<string[]> {
  const rows = await journey.app.sql<{ id: string }[]>`
    select p.id from app.patients p
    join app.clinics k on k.id = p.clinic_id and k.slug = 'demo'
    where not exists (select 1 from app.cases c where c.clinic_id = p.clinic_id and c.patient_id = p.id and c.status <> 'closed')
    order by p.id limit ${count}`;
  if (rows.length < count) throw new Error(`only ${rows.length} patients without an open case`);
  return rows.map((row) => row.id);
}

/** A PHQ-9 with this answer to item 9, given now; returns when the server has stored it. */
async function answer(patientId: string, item9: number): Promise<void> {
  const response = await fetch(`${journey.app.url}/api/fhir/R4/QuestionnaireResponse`, {
    method: "POST",
    headers: {
      authorization: `Bearer ${journey.app.demo.intakeToken}`,
      "content-type": "application/fhir+json",
    },
    body: JSON.stringify({
      resourceType: "QuestionnaireResponse",
      questionnaire: "urn:heron:Questionnaire/phq-9",
      status: "completed",
      subject: { reference: `Patient/${patientId}` },
      authored: new Date().toISOString(),
      item: Array.from({ length: 9 }, (_, i) => ({
        linkId: `phq9.${i + 1}`,
        answer: [{ valueInteger: i === 8 ? item9 : 2 }],
      })),
    }),
  });
  if (response.status !== 201)
    throw new Error(`the check-in was answered ${response.status}: ${await response.text()}`);
}

const caseOf = async (patientId: string) =>
  (
    await journey.app.sql<
      { id: string }[]
    >`select id from app.cases where patient_id = ${patientId} and status <> 'closed'`
  )[0]?.id ?? "";

/** The queue, once its scripts run and the stream is open. */
async function watch(role: string, path = "/queue?tab=open"): Promise<Page> {
  const page = await journey.open("/rules", role);
  const streaming = page.waitForRequest((request) => request.url().includes("/api/live"));
  await page.goto(`${journey.app.url}${path}`);
  await Promise.all([streaming, page.locator('a[data-row][tabindex="0"]').first().waitFor()]);
  return page;
}

describe("an open queue", () => {
  test("shows a case that comes in, with its row, while nobody is at the list", async () => {
    const page = await watch("coordinator");
    const [patientId = ""] = await calmPatients(1);
    await answer(patientId, 1);
    const caseId = await caseOf(patientId);
    await page.locator(`a[data-row="${caseId}"]`).waitFor({ timeout: 5000 });
  });

  test("moves nothing while a row has the focus: arrivals are counted and wait for Apply", async () => {
    const page = await watch("coordinator");
    await page.locator("a[data-row]").nth(1).focus();
    const order = () =>
      page.locator("a[data-row]").evaluateAll((rows) => rows.map((row) => row.getAttribute("data-row")));
    const place = () => page.locator("a[data-row]").nth(1).boundingBox();
    const [before, at] = [await order(), await place()];
    const patients = await calmPatients(20);
    await Promise.all(patients.map((patientId) => answer(patientId, 1)));
    await page.getByRole("status").filter({ hasText: "20 new" }).waitFor({ timeout: 5000 });
    expect(await order()).toEqual(before);
    expect(await place()).toEqual(at);
    expect(await page.evaluate(() => document.activeElement?.getAttribute("data-row"))).toBe(before[1]);
    await page.keyboard.press(".");
    await page.locator(`a[data-row="${await caseOf(patients[0] ?? "")}"]`).waitFor();
  });

  test("tells an urgent case at once in the strip, announced once, and U opens it", async () => {
    const page = await watch("coordinator");
    await page.locator("a[data-row]").first().focus();
    await page.evaluate(() => {
      const said: string[] = [];
      Object.assign(window, { said });
      const alert = document.querySelector("[role=alert]");
      if (alert)
        new MutationObserver(() => alert.textContent && said.push(alert.textContent)).observe(alert, {
          childList: true,
          characterData: true,
          subtree: true,
        });
    });
    const [patientId = ""] = await calmPatients(1);
    await answer(patientId, 3);
    const news = page.getByRole("link", { name: "New urgent case" });
    await news.waitFor({ timeout: 3000 });
    await page.waitForTimeout(1500);
    expect(await page.evaluate(() => Reflect.get(window, "said"))).toHaveLength(1);
    await page.keyboard.press("u");
    await page.locator(`#case[data-case="${await caseOf(patientId)}"]`).waitFor();
  });

  test("names the colleague who claimed a case, in its row and in its open card", async () => {
    const page = await watch("coordinator", "/queue?tab=unclaimed");
    const caseId = (await page.locator("a[data-row]").first().getAttribute("data-row")) ?? "";
    const colleague = await watch("clinician", `/queue?tab=unclaimed&case=${caseId}`);
    await colleague.locator(`#case[data-case="${caseId}"]`).waitFor();
    await page.locator("a[data-row]").first().focus();
    const below = () => page.locator("a[data-row]").nth(1).boundingBox();
    const before = await below();
    await colleague.getByRole("button", { name: /^Claim/ }).click();
    await page
      .locator(`a[data-row="${caseId}"]`)
      .getByText(/Claimed by/)
      .waitFor({ timeout: 3000 });
    expect(await below()).toEqual(before);
  });

  test("tells an urgent answer to a case that somebody has, to them and to the others", async () => {
    const [patientId = ""] = await calmPatients(1);
    await answer(patientId, 1);
    const caseId = await caseOf(patientId);
    const owning = await watch("clinician", `/queue?tab=open&case=${caseId}`);
    await owning.locator(`#case[data-case="${caseId}"]`).waitFor();
    await owning.keyboard.press("c");
    await owning.locator("#case").getByText("Claimed by").first().waitFor();
    const watching = await watch("coordinator");
    await watching.locator("a[data-row]").first().focus();
    await answer(patientId, 3);
    await owning.getByRole("link", { name: "Urgent now: a case of yours" }).waitFor({ timeout: 5000 });
    const news = watching.getByRole("link", { name: /^Urgent now: a case of .+/ });
    await news.waitFor({ timeout: 5000 });
    await watching.keyboard.press("u");
    await watching.locator(`#case[data-case="${caseId}"]`).waitFor();
    await news.waitFor({ state: "detached" });
  });

  test("shows who is looking at a case, in its row and its card, until they have left", async () => {
    const page = await watch("coordinator");
    const caseId = (await page.locator("a[data-row]").nth(1).getAttribute("data-row")) ?? "";
    const height = async () => (await page.locator(`a[data-row="${caseId}"]`).boundingBox())?.height;
    const before = await height();
    const colleague = await watch("clinician", `/queue?tab=open&case=${caseId}`);
    const looking = page.locator(`a[data-row="${caseId}"]`).getByText(/ is looking$/);
    await looking.waitFor({ timeout: 15_000 });
    expect(await height()).toBe(before);
    await page.locator(`a[data-row="${caseId}"]`).click();
    await page
      .locator(`#case[data-case="${caseId}"]`)
      .getByText(/ is looking$/)
      .waitFor();
    await colleague.getByRole("link", { name: "Rules" }).click();
    await looking.waitFor({ state: "detached", timeout: 15_000 });
  });

  test("hears in a second window what one did in the first; the fourth window takes the place of the first until one is back there", {
    timeout: 90_000,
  }, async () => {
    const page = await watch("coordinator");
    await page.locator("a[data-row]").first().focus();
    const caseId = (await page.locator("a[data-row]").nth(1).getAttribute("data-row")) ?? "";
    for (let n = 0; n < 3; n++) {
      const other = await page.context().newPage();
      const streaming = other.waitForRequest((request) => request.url().includes("/api/live"));
      await other.goto(`${journey.app.url}/queue?tab=open&case=${caseId}`);
      await streaming;
      if (n > 0) continue;
      await other.getByRole("button", { name: /^(Claim|Take over)/ }).click();
      await page.locator(`a[data-row="${caseId}"]`).getByText("Claimed by you").waitFor({ timeout: 5000 });
    }
    await page.getByText(/Not live since/).waitFor({ timeout: 25_000 });
    await page.keyboard.press("Shift");
    await page.getByText(/Not live since/).waitFor({ state: "detached", timeout: 10_000 });
  });

  test("left alone for ten minutes counts news and asks for no page, which would keep its session alive", async () => {
    const page = await journey.open("/rules", "coordinator");
    await page.clock.install();
    await page.goto(`${journey.app.url}/queue?tab=open`);
    await page.locator('a[data-row][tabindex="0"]').first().waitFor();
    await page.waitForTimeout(1500);
    await page.clock.fastForward("11:00");
    // What it asked for while somebody might still have been there comes in first.
    await page.waitForTimeout(3000);
    const asked: string[] = [];
    page.on("request", (request) => request.headers().rsc && asked.push(request.url()));
    const [patientId = ""] = await calmPatients(1);
    await answer(patientId, 1);
    await page.getByRole("status").filter({ hasText: "1 new" }).waitFor({ timeout: 10_000 });
    await page.clock.fastForward("02:00");
    expect(asked).toEqual([]);
    // Somebody is back: the page is read again.
    await page.keyboard.press("Shift");
    await expect.poll(() => asked.length, { timeout: 10_000 }).toBeGreaterThan(0);
  });

  test("connects anew when its stream has gone silent without an end, and hears what it missed", {
    timeout: 90_000,
  }, async () => {
    const page = await journey.open("/rules", "coordinator");
    await page.addInitScript(() => {
      const streams: EventSource[] = [];
      const add = EventSource.prototype.addEventListener;
      Object.assign(window, { streams });
      Reflect.set(
        EventSource.prototype,
        "addEventListener",
        function (this: EventSource, type: string, hear: (event: Event) => void) {
          if (!streams.includes(this)) streams.push(this);
          add.call(this, type, (event) => {
            if (Reflect.get(window, "deaf") !== this) hear(event);
          });
        },
      );
    });
    await page.goto(`${journey.app.url}/queue?tab=open`);
    await page.locator('a[data-row][tabindex="0"]').first().waitFor();
    await page.locator("a[data-row]").first().focus();
    await page.waitForTimeout(1500);
    await page.evaluate(() => Object.assign(window, { deaf: Reflect.get(window, "streams")[0] }));
    const [patientId = ""] = await calmPatients(1);
    await answer(patientId, 3);
    await page.getByRole("link", { name: "New urgent case" }).waitFor({ timeout: 30_000 });
    await page.getByText(/Not live since/).waitFor({ state: "detached", timeout: 5000 });
  });

  test("says since when it is not live while the database does not answer, and comes back by itself", {
    timeout: 90_000,
  }, async () => {
    const page = await watch("coordinator");
    const admit = (connections: number) =>
      journey.app.sql.unsafe(`alter role heron_app connection limit ${connections}`);
    try {
      await admit(0);
      await journey.app.sql`select pg_terminate_backend(pid) from pg_stat_activity
        where datname = current_database() and pid <> pg_backend_pid() and usename = 'heron_app'`;
      await page.getByText(/Not live since/).waitFor({ timeout: 25_000 });
    } finally {
      await admit(-1);
    }
    await page.getByText(/Not live since/).waitFor({ state: "detached", timeout: 25_000 });
  });
});
