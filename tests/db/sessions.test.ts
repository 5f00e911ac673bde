import { beforeEach, describe, expect, test, vi } from "vitest";
import { passwordMatches, TooManySignIns } from "@/auth/password";
import { hashOfSecret } from "@/auth/secrets";
import { signIn } from "@/auth/sign-in";
import { findSession, findSignIn, openSession } from "@/db/identities";
import type { Viewer } from "@/domain/access";
import { makeClinic, type TestClinic } from "@/tests/support/clinics";
import { adminSql } from "@/tests/support/database";

vi.stubEnv("AUTH_SECRET", "a secret of the tests, long enough to be one");

let clinic: TestClinic;
let person: Viewer & { email: string; password: string };

beforeEach(async () => {
  clinic = await makeClinic();
  person = await clinic.staff("clinician");
});

describe("signing in", () => {
  test("with e-mail and password opens a session row, whatever the e-mail's case", async () => {
    const cookie = await signIn(person.email.toUpperCase(), person.password);
    expect(cookie).toMatch(/^heron-session=[^;]+;.*HttpOnly/);
    expect(cookie).toMatch(/SameSite=Lax/i);
    const [row] =
      await adminSql()`select count(*)::int as n from app.sessions where staff_id = ${person.staffId}`;
    expect(row?.n).toBe(1);
  });

  test("puts nothing into the cookie that could be read or guessed from the database", async () => {
    const cookie = (await signIn(person.email, person.password)) ?? "";
    const [row] = await adminSql()`select token_hash from app.sessions where staff_id = ${person.staffId}`;
    expect(cookie).not.toContain(person.email);
    expect(cookie).not.toContain(row?.token_hash);
  });

  test.each([
    ["a wrong password", () => [person.email, "wrong password"]],
    ["an unknown e-mail", () => ["nobody@example.org", person.password]],
    ["nothing", () => ["", ""]],
    ["a look-alike e-mail", () => [person.email.replace("@", "＠@"), person.password]],
  ])("with %s gives nothing and opens nothing", async (_, given) => {
    const [email = "", password = ""] = given();
    expect(await signIn(email, password)).toBeNull();
    const [row] =
      await adminSql()`select count(*)::int as n from app.sessions where staff_id = ${person.staffId}`;
    expect(row?.n).toBe(0);
  });

  test("hashes for unknown people too, and only so many at once", async () => {
    expect(await passwordMatches(null, "x")).toBe(false);
    const results = await Promise.allSettled(Array.from({ length: 40 }, () => passwordMatches(null, "x")));
    const refused = results.filter(
      (one) => one.status === "rejected" && one.reason instanceof TooManySignIns,
    );
    expect(refused.length).toBe(18);
  });
});

describe("a session", () => {
  async function open(): Promise<string> {
    const hash = hashOfSecret(`secret of ${person.staffId}`);
    await openSession(hash, person.staffId);
    return hash;
  }

  test("says who it is, in which clinic, as what", async () => {
    expect(await findSession(await open())).toMatchObject({
      staffId: person.staffId,
      clinicId: clinic.clinicId,
      role: "clinician",
      displayName: person.displayName,
    });
  });

  test("ends with its person: disabled, or no longer of the clinic, the next request finds nobody", async () => {
    const hash = await open();
    await adminSql()`update app.staff set disabled_at = now() where id = ${person.staffId}`;
    expect(await findSession(hash)).toBeNull();
    expect(await findSignIn(person.email)).toBeNull();
    await adminSql()`update app.staff set disabled_at = null where id = ${person.staffId}`;
    await adminSql()`update app.memberships set ended_at = now() where staff_id = ${person.staffId}`;
    expect(await findSession(hash)).toBeNull();
    expect(await openSession(hashOfSecret("another"), person.staffId)).toBeNull();
  });

  test("changes with the role at once", async () => {
    const hash = await open();
    await adminSql()`update app.memberships set role = 'auditor' where staff_id = ${person.staffId}`;
    expect((await findSession(hash))?.role).toBe("auditor");
  });

  test("ends after an hour of rest and after twelve hours in any case", async () => {
    const hash = await open();
    await adminSql()`update app.sessions set last_seen_at = clock_timestamp() - interval '61 minutes' where token_hash = ${hash}`;
    expect(await findSession(hash)).toBeNull();
    await adminSql()`update app.sessions set last_seen_at = clock_timestamp() - interval '59 minutes' where token_hash = ${hash}`;
    expect(await findSession(hash)).not.toBeNull();
    await adminSql()`update app.sessions set expires_at = clock_timestamp() where token_hash = ${hash}`;
    expect(await findSession(hash)).toBeNull();
  });
});
