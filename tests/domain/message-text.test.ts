import { describe, expect, test } from "vitest";
import { failureText, isUndelivered, lateSince, stepText } from "@/domain/message-text";
import { canPrefer } from "@/domain/notification-preferences";
import { hasMailServer, isKept } from "@/domain/sending";
import { defaultSettings, watcherOf } from "@/domain/triage-settings";

describe("a code of a failure is told in words", () => {
  test.each([
    ["smtp 550", /does not know this address/],
    ["smtp 551", /does not know this address/],
    ["smtp 553", /does not know this address/],
    ["smtp 535", /sign-in/],
    ["smtp EAUTH", /sign-in/],
    ["smtp 552", /mailbox is full/],
    ["smtp 452", /mailbox is full/],
    ["smtp 422", /mailbox is full/],
    ["smtp 554", /for good \(554\)/],
    ["smtp 500", /for good \(500\)/],
    ["smtp 421", /for now \(421\)/],
    ["smtp 400", /for now \(400\)/],
    ["smtp ETLS", /encrypted/],
    ["smtp EDNS", /leads nowhere/],
    ["smtp ENOTFOUND", /leads nowhere/],
    ["smtp ECONNECTION", /could not be reached/],
    ["webhook address refused", /not a public https address/],
    ["webhook secret unreadable", /new secret/],
    ["webhook 299", /could not be reached/],
    ["webhook 300", /points elsewhere \(300\)/],
    ["webhook 400", /refused the message \(400\)/],
    ["webhook 401", /signature/],
    ["webhook 403", /signature/],
    ["webhook 404", /no such address/],
    ["webhook 410", /gone for good/],
    ["webhook 422", /refused the message \(422\)/],
    ["webhook 500", /failed \(500\)/],
    ["webhook ENOTFOUND", /leads nowhere/],
    ["webhook EAI_AGAIN", /leads nowhere/],
    ["webhook ENOTPUBLIC", /not public/],
    ["webhook ECONNREFUSED", /refused the connection/],
    ["webhook ABORT_ERR", /10 seconds/],
    ["webhook ETIMEDOUT", /10 seconds/],
    ["webhook CERT_HAS_EXPIRED", /certificate/],
    ["webhook error", /could not be reached/],
    [null, /not known/],
  ])("%s", (code, words) => expect(failureText(code)).toMatch(words));
});

test.each([
  ["first", "First message"],
  ["digest", "Daily summary"],
] as const)("the step %s is told as %s", (step, words) => {
  expect(stepText(step)).toBe(words);
});

describe("a message does not arrive", () => {
  const now = new Date("2026-03-02T16:00:00Z");
  const due = (minutesAgo: number) => new Date(now.getTime() - minutesAgo * 60_000);
  test.each([
    ["dead", 0, true],
    ["pending", 6, true],
    ["pending", 5, false],
    ["pending", -15, false],
    ["failed", 60, false],
    ["sent", 60, false],
  ] as const)("%s, due %d minutes ago: %s", (state, minutes, missed) => {
    expect(isUndelivered({ state, nextAttemptAt: due(minutes) }, now)).toBe(missed);
  });

  test("five minutes after it was due", () => expect(lateSince(now)).toEqual(due(5)));
});

describe("a demo", () => {
  const server = { HERON_SMTP_URL: "smtp://localhost", HERON_MAIL_FROM: "heron@clinic.example" };
  test.each([
    ["keeps e-mail", "email", { HERON_DEMO: "1" }, true],
    ["sends e-mail where a mail server is named", "email", { HERON_DEMO: "1", ...server }, false],
    ["keeps webhooks even so", "webhook", { HERON_DEMO: "1", ...server }, true],
    ["aside, nothing is kept", "webhook", { HERON_DEMO: "" }, false],
  ] as const)("%s", (_, channel, env, kept) => expect(isKept(channel, env)).toBe(kept));

  test("has a mail server only with both settings", () => {
    expect(hasMailServer(server)).toBe(true);
    expect(hasMailServer({ HERON_SMTP_URL: "smtp://localhost" })).toBe(false);
  });
});

test.each([
  [{ from: "22:00", to: "07:00", timeZone: null }, null],
  [{ from: "22:00", to: "07:00", timeZone: "Asia/Kolkata" }, null],
  [null, null],
  [{ from: "22:00", to: "22:00", timeZone: null }, "quietTo"],
  [{ from: "22:00", to: "07:00", timeZone: "Mars/Base" }, "quietZone"],
])("quiet hours %j: to be mended %s", (quiet, field) => {
  expect(canPrefer({ off: [], quiet })?.field ?? null).toBe(field);
});

test("whoever is on call watches only where the clinic answers urgent findings outside its hours", () => {
  const onCall = { name: "Dr. Lin", phone: "555-0100" };
  expect(watcherOf({ ...defaultSettings, onCall })).toBeNull();
  expect(watcherOf({ ...defaultSettings, onCall, remoteUrgent: true })).toEqual(onCall);
});
