import { describe, expect, test } from "vitest";
import { journeyAs } from "@/tests/support/journey";

const journey = journeyAs();

/** A browser's own request, with the session of a demo clinician. */
async function signedInCookie(role: string): Promise<string> {
  const person = journey.app.demo.staff.find((one) => one.role === role);
  const response = await fetch(`${journey.app.url}/api/sign-in`, {
    method: "POST",
    redirect: "manual",
    headers: { origin: journey.app.url, "content-type": "application/json" },
    body: JSON.stringify({ email: person?.email, password: person?.password }),
  });
  expect(response.status).toBe(200);
  return (response.headers.get("set-cookie") ?? "").split(";")[0] ?? "";
}

async function get(path: string, headers: Record<string, string> = {}): Promise<Response> {
  return fetch(`${journey.app.url}${path}`, { redirect: "manual", headers });
}

describe("every answer", () => {
  test("but static files is no-store and carries the policy, found or not, signed in or not", async () => {
    const cookie = await signedInCookie("clinician");
    const [row] = await journey.app.sql`select id from app.patients limit 1`;
    const paths = [
      "/",
      "/sign-in",
      "/queue",
      "/patients",
      `/patients/${row?.id}`,
      "/nowhere",
      "/api/health",
      "/api/nowhere",
      "/api/caseload.csv",
    ];
    for (const path of paths) {
      for (const headers of [{}, { cookie }]) {
        const response = await get(path, headers as Record<string, string>);
        expect(response.headers.get("cache-control"), path).toContain("no-store");
        expect(response.headers.get("content-security-policy"), path).toMatch(
          /script-src 'nonce-[^']+' 'strict-dynamic'/,
        );
        expect(response.headers.get("x-content-type-options"), path).toBe("nosniff");
        expect(response.headers.get("x-frame-options"), path).toBe("DENY");
        expect(response.headers.get("x-powered-by"), path).toBeNull();
        expect(response.status, path).toBeLessThan(500);
      }
    }
  });

  test("a page never seen without signing in: each asks to sign in first", async () => {
    for (const path of ["/queue", "/patients", "/rules", "/audit", "/clinic"]) {
      const response = await get(path);
      expect(response.status, path).toBe(307);
      expect(response.headers.get("location"), path).toBe(`/sign-in?next=${encodeURIComponent(path)}`);
    }
  });
});

describe("the shape of requests", () => {
  test("another host is 421, a page that is not read is 405, a Server Action is 405, the image optimiser is gone", async () => {
    const { request } = await import("node:http");
    const port = Number(new URL(journey.app.url).port);
    const status = (options: { path: string; method?: string; headers?: Record<string, string> }) =>
      new Promise<number>((resolve, reject) => {
        const sent = request({ host: "127.0.0.1", port, ...options }, (response) => {
          response.resume();
          resolve(response.statusCode ?? 0);
        });
        sent.on("error", reject);
        sent.end();
      });
    expect(await status({ path: "/sign-in", headers: { host: "evil.example" } })).toBe(421);
    expect(await status({ path: "/api/health", headers: { host: "evil.example" } })).toBe(421);
    expect(await status({ path: "/sign-in", method: "POST" })).toBe(405);
    expect(await status({ path: "/sign-in", method: "GET", headers: { "next-action": "x" } })).toBe(405);
    expect(await status({ path: "/_next/image?url=%2Ficon.svg&w=64&q=75" })).toBe(404);
  });

  test("a sign-in goes on to a page of ours only", async () => {
    const person = journey.app.demo.staff.find((one) => one.role === "clinician");
    for (const next of [
      "https://evil.example/",
      "//evil.example",
      "/\\evil.example",
      "javascript:alert(1)",
    ]) {
      const response = await fetch(`${journey.app.url}/api/sign-in`, {
        method: "POST",
        redirect: "manual",
        headers: { origin: journey.app.url, "content-type": "application/x-www-form-urlencoded" },
        body: new URLSearchParams({ email: person?.email ?? "", password: person?.password ?? "", next }),
      });
      expect([response.status, response.headers.get("location")]).toEqual([303, "/"]);
    }
  });
});

describe("what a browser shows and keeps", () => {
  test("no name stands in a title or a URL, and nothing is written to the console", async () => {
    const context = await journey.browser.newContext({ baseURL: journey.app.url });
    const page = await context.newPage();
    const said: string[] = [];
    page.on("console", (message) => said.push(message.text()));
    page.on("pageerror", (error) => said.push(String(error)));
    const person = journey.app.demo.staff.find((one) => one.role === "clinician");
    await page.goto("/sign-in");
    await page.getByLabel("Email").fill(person?.email ?? "");
    await page.getByLabel("Password", { exact: true }).fill(person?.password ?? "");
    await page.getByRole("button", { name: "Continue" }).click();
    await page.waitForURL(/\/queue/);
    const rows = await journey.app.sql`select given_name, family_name from app.patient_identities`;
    const names = rows.flatMap((row) => [row.given_name as string, row.family_name as string]);
    const [patient] = await journey.app
      .sql`select c.patient_id from app.cases c join app.clinics k on k.id = c.clinic_id and k.slug = 'demo'
      where c.status <> 'closed' limit 1`;
    for (const path of [
      "/queue",
      "/patients",
      "/patients?sort=name",
      `/patients/${patient?.patient_id}`,
      `/patients/${patient?.patient_id}?view=table`,
    ]) {
      await page.goto(path);
      await page.waitForLoadState("networkidle");
      const shown = `${await page.title()} ${decodeURIComponent(page.url())}`;
      expect(
        names.filter((name) => new RegExp(`\\b${name}\\b`).test(shown)),
        path,
      ).toEqual([]);
    }
    expect(said).toEqual([]);
    await context.close();
  });

  test("after signing out the back button shows nothing", async () => {
    const context = await journey.browser.newContext({ baseURL: journey.app.url });
    const [name, value] = (await signedInCookie("clinician")).split("=");
    await context.addCookies([{ name: name ?? "", value: value ?? "", url: journey.app.url }]);
    const page = await context.newPage();
    await page.goto("/patients");
    await page.evaluate(() =>
      fetch("/api/sign-out", { method: "POST", headers: { "content-type": "application/json" }, body: "{}" }),
    );
    await page.goto("/sign-in");
    await page.goBack();
    // Not the page that was left: the one that the page before leads to.
    await page.waitForURL(/\/sign-in\?next=%2Fpatients$/);
    expect(await page.locator("main a[href^='/patients/']").count()).toBe(0);
    await context.close();
  });
});

test("a check-in that says item 9 = 2 is on the queue, quoted, within a second", async () => {
  const cookie = await signedInCookie("coordinator");
  const [patient] = await journey.app
    .sql`select p.id, i.family_name from app.patients p join app.patient_identities i on i.patient_id = p.id
    join app.clinics c on c.id = p.clinic_id where c.slug = 'demo'
    and not exists (select 1 from app.cases k where k.patient_id = p.id and k.status <> 'closed') limit 1`;
  const item = [2, 2, 2, 2, 2, 2, 2, 2, 2].map((value, i) => ({
    linkId: `phq9.${i + 1}`,
    answer: [{ valueInteger: value }],
  }));
  const started = Date.now();
  const sent = await fetch(`${journey.app.url}/api/fhir/R4/QuestionnaireResponse`, {
    method: "POST",
    headers: {
      authorization: `Bearer ${journey.app.demo.intakeToken}`,
      "content-type": "application/fhir+json",
    },
    body: JSON.stringify({
      resourceType: "QuestionnaireResponse",
      questionnaire: "phq-9",
      status: "completed",
      subject: { reference: `Patient/${patient?.id}` },
      authored: new Date().toISOString(),
      item,
    }),
  });
  expect(sent.status).toBe(201);
  const [open] = await journey.app
    .sql`select id from app.cases where patient_id = ${patient?.id} and status <> 'closed'`;
  const shown = await (await get(`/queue?case=${open?.id}`, { cookie })).text();
  const took = Date.now() - started;
  expect(shown).toContain("More than half the days");
  expect(shown).toContain(patient?.family_name);
  console.log(`  from sending to the queue's page: ${took} ms`);
});
