import { expect, test, vi } from "vitest";
import { POST } from "@/app/api/instruments/[instrument]/wording/route";
import { listWordings } from "@/db/queries/list-wordings";
import type { Viewer } from "@/domain/access";
import { wordingFields } from "@/domain/instruments/clinic-wording";
import { sds } from "@/domain/instruments/sds";
import { makeClinic } from "@/tests/support/clinics";

let viewer: Viewer | null = null;

vi.mock("@/auth/session", () => ({
  currentViewer: async () => viewer,
  closeOwnSession: async () => {},
  ownSessionHash: async () => null,
}));

const clinic = await makeClinic();
viewer = await clinic.staff("administrator");

const filled = {
  ...Object.fromEntries(wordingFields(sds).map(({ key }) => [key, `Words for ${key}`])),
  edition: "Clinic's copy, 1995",
  language: "en",
  confirmed: "yes",
};

async function post(instrument: string, fields: Record<string, string>) {
  const request = new Request("http://localhost/", {
    method: "POST",
    headers: { host: "localhost", origin: "http://localhost", "content-type": "application/json" },
    body: JSON.stringify(fields),
  });
  const response = await POST(request, { params: Promise.resolve({ instrument }) });
  return { status: response.status, body: (await response.json()) as Record<string, unknown> };
}

test("a whole wording is put in force", async () => {
  expect(await post("sds", filled)).toEqual({ status: 200, body: { version: 1 } });
  const [loaded] = viewer ? await listWordings(viewer) : [];
  expect(loaded?.wording.texts["sds.5=3"]).toBe("Words for sds.5=3");
});

test.each([
  [
    "an empty question",
    { "sds.3": "" },
    "sds.3",
    /^"Question 3: worried about use" is empty\. Paste its wording\.$/,
  ],
  ["no edition", { edition: "" }, "edition", /^"Edition" is too short\. Name where the wording is from/],
  ["an unreadable language", { language: "English, US" }, "language", /^"Language" takes a code such as en/],
  ["no confirmation", { confirmed: "no" }, "confirmed", /^Confirm that your clinic may use this wording/],
])("refused, naming the field and the mend: %s", async (_, change, field, message) => {
  const { status, body } = await post("sds", { ...filled, ...change });
  expect(status).toBe(422);
  expect(body).toMatchObject({ field, message: expect.stringMatching(message) });
});

test("everything wrong is named at once", async () => {
  const { body } = await post("sds", {});
  expect(body.problems).toHaveLength(5 + 8 + 3);
  expect(body.message).toMatch(/ And 13 more\.$/);
});

test("an instrument with words of its own takes none", async () => {
  expect((await post("phq-9", filled)).status).toBe(404);
  expect((await post("nothing", filled)).status).toBe(404);
});
