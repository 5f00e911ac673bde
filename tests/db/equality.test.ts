import fc from "fast-check";
import { beforeAll, describe, expect, test, vi } from "vitest";
import { GET as readBack } from "@/app/api/fhir/R4/QuestionnaireResponse/[checkInId]/route";
import { POST } from "@/app/api/fhir/R4/QuestionnaireResponse/route";
import { loadWordings } from "@/bin/proof/fhir/load-wordings";
import { anyHistory } from "@/bin/proof/fhir/random-records";
import type { Viewer } from "@/domain/access";
import type { CheckIn } from "@/domain/check-in";
import { findInstrument } from "@/domain/instruments/catalogue";
import { parseQuestionnaireResponse } from "@/domain/questionnaire-response";
import { scoreCheckIn } from "@/domain/scoring";
import { makeClinic, type TestClinic } from "@/tests/support/clinics";
import { plainResponse } from "@/tests/support/plain-response";
import { type Told, waysOut } from "@/tests/support/ways-out";

let viewer: Viewer | null = null;

vi.mock("@/auth/session", () => ({
  currentViewer: async () => viewer,
  closeOwnSession: async () => {},
  ownSessionHash: async () => null,
}));

let clinic: TestClinic;

beforeAll(async () => {
  clinic = await makeClinic();
  await loadWordings(await clinic.staff("administrator"));
  viewer = await clinic.staff("clinician");
});

const headers = () => ({ authorization: `Bearer ${clinic.token}`, "content-type": "application/fhir+json" });

/** Sends what was answered through the door, as any system would; the ids that Heron gave. */
async function send(history: readonly CheckIn[], patientId: string): Promise<Map<string, CheckIn>> {
  const sent = new Map<string, CheckIn>();
  for (const checkIn of history) {
    const request = new Request("http://localhost/", {
      method: "POST",
      headers: headers(),
      body: JSON.stringify(plainResponse(checkIn, patientId)),
    });
    const response = await POST(request, { params: Promise.resolve({}) });
    const body = await response.json();
    expect(response.status, JSON.stringify(body)).toBe(201);
    sent.set(body.id, checkIn);
  }
  return sent;
}

function expectedScores(sent: ReadonlyMap<string, CheckIn>): Map<string, number> {
  const scores = new Map<string, number>();
  for (const [id, { instrument, answers, status }] of sent) {
    const found = status === "in-progress" ? null : findInstrument(instrument);
    for (const { measure, value } of found ? scoreCheckIn(found, answers) : []) {
      if (value !== null) scores.set(`${id} ${instrument}/${measure}`, value);
    }
  }
  return scores;
}

function expectSame(name: string, told: Told, sent: ReadonlyMap<string, CheckIn>): void {
  if (told.answers) {
    const answered = new Map([...sent].map(([id, { answers }]) => [id, answers]));
    expect(new Map([...told.answers].sort()), `answers by ${name}`).toEqual(new Map([...answered].sort()));
  }
  if (told.scores) {
    const values = [...told.scores].filter(([, value]) => value !== null);
    const expected = [...expectedScores(sent)].map(([key, value]): [string, number] => [
      key,
      told.isRounded ? Math.round(value * 10) / 10 : value,
    ]);
    expect(new Map(values.sort()), `scores by ${name}`).toEqual(new Map(expected.sort()));
  }
}

describe("what was answered", () => {
  test("is what every way out tells, for any answers", async () => {
    const any = fc.asyncProperty(anyHistory, async (history) => {
      const patientId = await clinic.patient();
      const sent = await send(history, patientId);
      if (!viewer) throw new Error("nobody is signed in");
      for (const [name, tell] of Object.entries(waysOut)) {
        expectSame(name, await tell(viewer, patientId), sent);
      }
    });
    await fc.assert(any, { numRuns: 12, endOnFailure: true });
  });

  test("is what its sender reads back", async () => {
    const any = fc.asyncProperty(anyHistory, async (history) => {
      const patientId = await clinic.patient();
      for (const [checkInId, checkIn] of await send(history, patientId)) {
        const request = new Request("http://localhost/", { headers: headers() });
        const response = await readBack(request, { params: Promise.resolve({ checkInId }) });
        const read = parseQuestionnaireResponse(await response.json(), new Date());
        expect(read).toMatchObject({ kind: "ok", subject: { id: patientId } });
        expect(read.kind === "ok" && read.checkIn).toEqual(checkIn);
      }
    });
    await fc.assert(any, { numRuns: 6, endOnFailure: true });
  });
});
