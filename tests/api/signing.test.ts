import { beforeAll, beforeEach, expect, test, vi } from "vitest";
import { POST as signIn } from "@/app/api/sign-in/route";
import { POST as signOut } from "@/app/api/sign-out/route";
import { makeClinic } from "@/tests/support/clinics";

const closeOwnSession = vi.fn(async () => {});

vi.mock("@/auth/session", () => ({
  currentViewer: async () => null,
  closeOwnSession: () => closeOwnSession(),
}));
vi.stubEnv("AUTH_SECRET", "a secret of the tests, long enough to be one");

const origin = { host: "localhost", origin: "http://localhost" };
const none = { params: Promise.resolve({}) };
let person: { email: string; password: string };

beforeAll(async () => {
  person = await (await makeClinic()).staff("clinician");
});
beforeEach(() => closeOwnSession.mockClear());

function form(fields: Record<string, string>): Request {
  return new Request("http://localhost/", {
    method: "POST",
    headers: origin,
    body: new URLSearchParams(fields),
  });
}

test("signing in again closes the session this browser had", async () => {
  const response = await signIn(form({ email: person.email, password: person.password }), none);
  expect(response.headers.get("set-cookie")).toMatch(/^heron-session=/);
  expect(closeOwnSession).toHaveBeenCalledOnce();
});

test("a sign-in that fails leaves it open", async () => {
  await signIn(form({ email: person.email, password: "wrong" }), none);
  expect(closeOwnSession).not.toHaveBeenCalled();
});

test.each(["/.//evil.example", "/x/..//evil.example", "/%2e//evil.example", "//evil.example"])(
  "a sign-in asked to go on to %s goes on to the start page",
  async (next) => {
    const { email, password } = person;
    const response = await signIn(form({ email, password, next }), none);
    expect([response.status, response.headers.get("location")]).toEqual([303, "/"]);
  },
);

test("signing out without a body ends the session", async () => {
  const response = await signOut(new Request("http://localhost/", { method: "POST", headers: origin }), none);
  expect(response.status).toBe(200);
  expect(closeOwnSession).toHaveBeenCalledOnce();
});
