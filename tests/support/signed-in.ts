import type { Browser, BrowserContextOptions, Page } from "playwright-core";
import type { RunningApp } from "@/tests/support/app";

type Person = { email: string; password: string; role: string };

/** The nth member of staff of the demo clinic with a role. */
export function personOf(app: RunningApp, role: string, nth = 0): Person {
  const person = app.demo.staff.filter((one) => one.role === role)[nth];
  if (!person) throw new Error(`no ${role} in the demo clinic`);
  return person;
}

export async function fillSignIn(page: Page, { email, password }: Pick<Person, "email" | "password">) {
  await page.getByLabel("Email").fill(email);
  await page.getByLabel("Password", { exact: true }).fill(password);
  await page.getByRole("button", { name: "Continue" }).click();
}

/** A page of its own browser context, signed in through the form, at `path`. */
export async function openSignedIn(
  app: RunningApp,
  browser: Browser,
  person: Person,
  path: string,
  options: BrowserContextOptions = {},
): Promise<Page> {
  const context = await browser.newContext({ viewport: { width: 1280, height: 800 }, ...options });
  const page = await context.newPage();
  await page.goto(`${app.url}/sign-in?next=${encodeURIComponent(path)}`);
  await fillSignIn(page, person);
  await page.waitForURL((url) => url.pathname !== "/sign-in");
  return page;
}
