import { AxeBuilder } from "@axe-core/playwright";
import type { BrowserContextOptions as Options, Page } from "playwright-core";
import { describe, expect, test } from "vitest";
import { csvOf, journeyAs } from "@/tests/support/journey";

const journey = journeyAs("clinician", "coordinator");

const overuser = "over-user with tolerance pattern";

function openPatient(story: string, query = "", options: Options = {}): Promise<Page> {
  return journey.open(`/patients/${journey.patientOf(story).id}${query}`, "clinician", options);
}

/** Names of patients that sealed places do not hold by chance, as they do "Le". */
function longNames(): string[] {
  return journey.app.demo.patients.flatMap((one) => one.name.split(" ")).filter((name) => name.length > 4);
}

describe("the table", () => {
  test("opens with T, stays in the URL and goes back with T", async () => {
    const page = await openPatient(overuser, "?range=8");
    await page.locator(".recharts-line-curve").waitFor();
    await page.keyboard.press("t");
    await page.waitForURL(/view=table/);
    expect(page.url()).toContain("range=8");
    await page.locator("[data-scores='PHQ-9']").waitFor();
    await page.keyboard.press("t");
    await page.waitForURL((url) => !url.searchParams.has("view"));
    await page.locator(".recharts-line-curve").waitFor();
  });

  test.each([
    ["PHQ-9", "phq-9", "total"],
    ["GAD-7", "gad-7", "total"],
    ["Daily mood", "mood-daily", "mood"],
    ["Bladder", "side-effects", "bladder"],
  ])("of %s holds exactly what the CSV holds", async (name, instrument, measure) => {
    const page = await openPatient(overuser, "?range=8&view=table");
    const shown = await page.locator(`[data-scores='${name}'] tbody tr`).evaluateAll((rows) =>
      rows.map((row) => ({
        id: row.getAttribute("data-check-in"),
        value: row.querySelector("[data-score]")?.textContent,
        at: row.querySelector("time")?.getAttribute("datetime"),
      })),
    );
    const exported = (await csvOf(page))
      .filter((row) => row.instrument === instrument && row.measure === measure && row.value !== "")
      .map((row) => ({
        id: row.id,
        value: row.value + (row.prorated === "true" ? "*" : ""),
        at: row.at,
      }));
    expect(shown.length).toBeGreaterThan(3);
    expect([...shown].sort(byTime)).toEqual([...exported].sort(byTime));
  });

  test("says changes with their sign, the oldest with none", async () => {
    const page = await openPatient(overuser, "?range=all&view=table");
    const cells = await page
      .locator("[data-scores='PHQ-9'] tbody tr")
      .evaluateAll((rows) => rows.map((row) => [...row.children].map((cell) => cell.textContent ?? "")));
    cells.slice(0, -1).forEach((row, i) => {
      const change = Number.parseInt(row[1] ?? "", 10) - Number.parseInt(cells[i + 1]?.[1] ?? "", 10);
      expect(row[3]).toBe(change > 0 ? `+${change}` : String(change).replace("-", "−"));
    });
    expect(cells.at(-1)?.[3]).toContain("no earlier score");
  });
});

function byTime(
  a: { id?: string | null; at?: string | null },
  b: { id?: string | null; at?: string | null },
): number {
  return `${a.at}${a.id}`.localeCompare(`${b.at}${b.id}`);
}

describe("the journal", () => {
  test("quotes the patient verbatim and opens to questions and answers", async () => {
    const page = await openPatient(overuser);
    const { id } = journey.patientOf(overuser);
    const [row] = await journey.app.sql<{ note: string }[]>`
      select answers->>'md.note' as note from app.check_ins
      where patient_id = ${id} and coalesce(answers->>'md.note', '') <> '' order by authored_at desc limit 1`;
    if (row) {
      const quoted = page.getByText(`“${row.note}”`, { exact: true }).first();
      if ((await quoted.count()) === 0) await page.getByRole("link", { name: "Older" }).click();
      await quoted.waitFor();
    }
    const mood = page.locator("details", { hasText: "Daily mood" }).first();
    await mood.locator("summary").click();
    await mood.getByText("Overall, how has your mood been today?").waitFor();
    expect(await mood.locator("dd").first().textContent()).toMatch(/^\d+ of 10$/);
  });

  test("reads on to older entries and back", async () => {
    const page = await openPatient("remitter");
    const newest = page.getByRole("region", { name: "Journal" }).locator("time").first();
    const first = await newest.getAttribute("datetime");
    await page.getByRole("link", { name: "Older" }).click();
    await page.waitForURL(/before=/);
    await page.getByRole("link", { name: "Back to the newest" }).waitFor();
    const older = await newest.getAttribute("datetime");
    expect(Date.parse(older ?? "")).toBeLessThan(Date.parse(first ?? ""));
  });
});

describe("the caseload", () => {
  test("stands in the order of its CSV, each row headed by its patient and saying why", async () => {
    const page = await journey.open("/patients");
    const headers = await page.getByRole("rowheader").allTextContents();
    const exported = await csvOf(page);
    expect(headers).toHaveLength(50);
    headers.forEach((header, i) => {
      expect(header).toContain(
        `${exported[i]?.family_name}, ${exported[i]?.given_name} #${exported[i]?.patient_number}`,
      );
    });
    expect(headers[0]).toContain("Why here: urgent case open");
    expect(await page.locator("[data-sparkline]").first().getAttribute("aria-hidden")).toBe("true");
    const badge = page.getByRole("link", { name: /^Urgent case/ }).first();
    expect(await badge.getAttribute("href")).toMatch(/^\/queue\?tab=open&case=[0-9a-f-]{36}$/);
  });

  test.each(["deterioration", "score", "name", "due"])(
    "sorted by %s reads on without a repeat or a name in the URL",
    async (sort) => {
      const page = await journey.open(`/patients?sort=${sort}`);
      const seen = new Set<string>();
      const names = longNames();
      for (;;) {
        for (const header of await page.getByRole("rowheader").allTextContents()) {
          expect(seen).not.toContain(header);
          seen.add(header);
        }
        expect(names.filter((name) => page.url().includes(name))).toEqual([]);
        const next = page.getByRole("link", { name: "Next 50" });
        if ((await next.count()) === 0) break;
        const href = (await next.getAttribute("href")) ?? "";
        await next.click();
        await page.waitForURL(`${journey.app.url}${href}`);
      }
      expect(seen.size).toBe(journey.app.demo.patients.length);
    },
  );

  test("finds a patient by what is typed, which no URL holds", async () => {
    const page = await journey.open("/patients");
    const urls: string[] = [];
    page.on("request", (request) => urls.push(request.url()));
    const { id, name } = journey.patientOf(overuser);
    const family = name.split(" ").at(-1) ?? "";
    await page.getByRole("searchbox", { name: "Find a patient by name or number" }).fill(family);
    const match = page
      .getByRole("list", { name: "Patients found" })
      .getByRole("link", { name: family })
      .first();
    await match.waitFor();
    expect(await match.getAttribute("href")).toBe(`/patients/${id}`);
    expect(urls.filter((url) => url.includes(family))).toEqual([]);
    await page.getByRole("searchbox").fill("zzzz");
    await page.getByText("No patient's name or number begins like this.").waitFor();
  });

  test("leads to the worst patient's trend with one key, to the next one's with one more, and back", async () => {
    const page = await journey.open("/patients");
    const links = page.getByRole("rowheader").getByRole("link");
    const [worst, next] = [await links.nth(0).textContent(), await links.nth(1).textContent()];
    const heading = page.getByRole("heading", { level: 1 });
    for (const [key, name] of [
      ["]", worst],
      ["]", next],
      ["[", worst],
    ] as const) {
      await page.keyboard.press(key);
      await heading.filter({ hasText: name?.split(" #")[0] ?? "?" }).waitFor();
      await page.locator(".recharts-line-curve").waitFor();
      const box = await page.locator(".recharts-line-curve").boundingBox();
      expect(box?.y).toBeLessThan(900 - 60);
    }
    expect(longNames().filter((name) => decodeURIComponent(page.url()).includes(name))).toEqual([]);
    expect(await page.getByText("Previous: This is the first").count()).toBe(1);
  });

  test("keeps filters in the URL and a view of one's own under a name, which no URL holds", async () => {
    const page = await journey.open("/patients", "coordinator");
    const urls: string[] = [];
    page.on("request", (request) => urls.push(decodeURIComponent(request.url())));
    await page.waitForLoadState("networkidle");
    await page.getByLabel("PHQ-9 band").selectOption("severe");
    await page.waitForURL(/\?sort=deterioration&band=severe$/);
    await page.getByRole("link", { name: /^PHQ-9 band: severe/ }).waitFor();
    await page.getByLabel("Sort by").selectOption("heard");
    await page.waitForURL(/\?sort=heard&band=severe$/);
    const shown = await page.getByRole("rowheader").allTextContents();
    await page.getByText("Save this view").click();
    await page.getByLabel("Name", { exact: true }).fill("Severe and silent");
    await page.getByLabel("Patients opens with it").check();
    await page.getByRole("button", { name: "Save view" }).click();
    await page.getByRole("link", { name: "Severe and silent" }).waitFor();
    await page.goto(`${journey.app.url}/patients`);
    expect(await page.getByRole("rowheader").allTextContents()).toEqual(shown);
    expect(urls.filter((url) => /Severe and silent|Severe\+and/.test(url))).toEqual([]);
    await page.getByText("Change this view").click();
    await page.getByRole("button", { name: "Remove this view" }).click();
    await page.getByRole("link", { name: "Severe and silent" }).waitFor({ state: "detached" });
  });

  test("says to a coordinator who may take it away", async () => {
    const page = await journey.open("/patients", "coordinator");
    await page.getByText("CSV: clinicians only").waitFor();
    expect(await page.getByRole("link", { name: "CSV" }).count()).toBe(0);
  });
});

const paths: [string, () => string][] = [
  ["the caseload", () => "/patients"],
  ["the caseload, narrowed to nobody", () => "/patients?sort=due&band=minimal&course=worse&heard=never"],
  ["the programme", () => "/programme"],
  ["the chart", () => `/patients/${journey.patientOf("snorting + alcohol").id}`],
  ["the table", () => `/patients/${journey.patientOf(overuser).id}?view=table&range=all`],
];

describe.each(paths)("%s", (_, path) => {
  test.each(["light", "dark"] as const)("has no fault that axe finds, %s", async (colorScheme) => {
    const page = await journey.open(path(), "clinician", { colorScheme });
    if (path().endsWith(journey.patientOf("snorting + alcohol").id))
      await page.locator(".recharts-line-curve").waitFor();
    const { violations } = await new AxeBuilder({ page }).analyze();
    expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(" ")}`)).toEqual(
      [],
    );
  });

  test("does not scroll sideways at 320 px", async () => {
    const page = await journey.open(path(), "clinician", { viewport: { width: 320, height: 256 } });
    await page.waitForTimeout(500);
    const hidden = await page.evaluate(() => {
      const { scrollWidth, clientWidth } = document.documentElement;
      return scrollWidth - clientWidth;
    });
    expect(hidden).toBe(0);
  });

  test("says nothing on the browser's console", async () => {
    const page = await journey.open("/rules");
    const said: string[] = [];
    page.on("console", (message) => said.push(message.text()));
    page.on("pageerror", (error) => said.push(error.message));
    await page.goto(`${journey.app.url}${path()}`);
    await page.waitForTimeout(1000);
    expect(said).toEqual([]);
  });
});
