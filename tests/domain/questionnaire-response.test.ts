import { describe, expect, test } from "vitest";
import { parseQuestionnaireResponse } from "@/domain/questionnaire-response";

const now = new Date("2026-05-04T13:00:00Z");
const items = (...values: number[]) =>
  values.map((value, i) => ({ linkId: `phq9.${i + 1}`, answer: [{ valueInteger: value }] }));
const sent = {
  resourceType: "QuestionnaireResponse",
  questionnaire: "urn:heron:Questionnaire/phq-9",
  status: "completed",
  subject: { reference: "Patient/x" },
  authored: "2026-05-04T12:00:00Z",
  item: items(0, 1, 2, 3, 0, 1, 2, 3, 0) as unknown,
};
const whole = Object.fromEntries([0, 1, 2, 3, 0, 1, 2, 3, 0].map((value, i) => [`phq9.${i + 1}`, value]));

const parse = (changes: object) => parseQuestionnaireResponse({ ...sent, ...changes }, now);
function read(changes: object) {
  const parsed = parse(changes);
  if (parsed.kind === "invalid") throw new Error(JSON.stringify(parsed.issues));
  return parsed;
}
function issuesOf(changes: object) {
  const parsed = parse(changes);
  return parsed.kind === "invalid" ? parsed.issues.map((one) => `${one.code} ${one.expression}`) : [];
}

test("a check-in is read whole", () => {
  expect(parse({})).toEqual({
    kind: "ok",
    subject: { id: "x" },
    identifier: null,
    statedTotal: null,
    checkIn: {
      instrument: "phq-9",
      instrumentVersion: "2001",
      status: "completed",
      authoredAt: new Date("2026-05-04T12:00:00Z"),
      startedAt: null,
      deviceId: null,
      language: "en",
      answers: whole,
    },
  });
});

test.each([
  ["null", null],
  ["text", "QuestionnaireResponse"],
  ["a list", Object.assign([], sent)],
  ["another resource", { ...sent, resourceType: "Observation" }],
])("%s is no QuestionnaireResponse", (_, json) => {
  expect(parseQuestionnaireResponse(json, now)).toEqual({
    kind: "invalid",
    issues: [
      {
        code: "structure",
        expression: "QuestionnaireResponse.resourceType",
        diagnostics: "Send one QuestionnaireResponse resource.",
      },
    ],
    subject: null,
    instrument: null,
  });
});

describe("the status", () => {
  test.each(["completed", "amended", "in-progress", "stopped"])("%s", (status) => {
    expect(read({ status }).checkIn.status).toBe(status);
  });

  test.each([undefined, "entered-in-error"])("%s is refused, and what else was read is told", (status) => {
    expect(parse({ status })).toEqual({
      kind: "invalid",
      issues: [
        {
          code: "value",
          expression: "QuestionnaireResponse.status",
          diagnostics: "Use one of completed, amended, in-progress, stopped.",
        },
      ],
      subject: { id: "x" },
      instrument: "phq-9",
    });
  });
});

test.each([
  ["es-US", "es-US"],
  ["abcdefghij-klmnopqrs", "abcdefghij-klmnopqrs"],
  ["abcdefghij-klmnopqrst", "en"],
  ["e", "en"],
  ["1es", "en"],
  ["es1", "en"],
  [["es"], "en"],
  [undefined, "en"],
])("the language %j is %s", (language, expected) => {
  expect(read({ language }).checkIn.language).toBe(expected);
});

describe("the time of the answers", () => {
  test.each([
    ["2026-05-04T08:00:00-04:00", "2026-05-04T12:00:00.000Z"],
    ["2026-05-04", "2026-05-04T12:00:00.000Z"],
    ["2026-05-05T13:00:00Z", "2026-05-05T13:00:00.000Z"],
  ])("%s", (authored, at) => {
    expect(read({ authored }).checkIn.authoredAt.toISOString()).toBe(at);
  });

  test.each([
    [undefined, "required"],
    ["2026-05-05T13:00:00.001Z", "value"],
    ["2026-05-04T12:00:00", "value"],
    ["2026-05-04 ", "value"],
    [["2026-05-04"], "value"],
    [20_260_504, "value"],
  ])("%j is refused", (authored, code) => {
    expect(issuesOf({ authored })).toEqual([`${code} QuestionnaireResponse.authored`]);
  });
});

describe("whose it is", () => {
  const long = "a".repeat(64);
  test.each([
    [{ reference: "Patient/x-1.A" }, { id: "x-1.A" }],
    [{ reference: "https://example.org/fhir/Patient/x" }, { id: "x" }],
    [{ reference: `Patient/${long}` }, { id: long }],
    [{ reference: "Patient/x", identifier: { value: "0101" } }, { id: "x" }],
    [{ reference: "Group/x", identifier: { value: "0101" } }, { number: "0101" }],
    [{ identifier: { value: "A 1_.-/#" } }, { number: "A 1_.-/#" }],
    [{ identifier: { value: long } }, { number: long }],
  ])("%j", (subject, expected) => {
    expect(read({ subject }).subject).toEqual(expected);
  });

  test.each([
    [undefined, "required"],
    [null, "required"],
    ["Patient/x", "required"],
    [{}, "value"],
    [{ reference: "Patient/" }, "value"],
    [{ reference: `Patient/${long}a` }, "value"],
    [{ reference: "Patient/x/_history/1" }, "value"],
    [{ reference: "OtherPatient/x" }, "value"],
    [{ reference: ["Patient/x"] }, "value"],
    [{ identifier: "0101" }, "value"],
    [{ identifier: {} }, "value"],
    [{ identifier: { value: 101 } }, "value"],
    [{ identifier: { value: "" } }, "value"],
    [{ identifier: { value: `${long}a` } }, "value"],
    [{ identifier: { value: "é1" } }, "value"],
    [{ identifier: { value: "1é" } }, "value"],
  ])("%j is refused", (subject, code) => {
    expect(parse({ subject })).toMatchObject({ kind: "invalid", subject: null, instrument: "phq-9" });
    expect(issuesOf({ subject })).toEqual([`${code} QuestionnaireResponse.subject`]);
  });
});

describe("the sender's own identifier", () => {
  const long = "v".repeat(395);
  test.each([
    [undefined, null],
    [{ system: "urn:s", value: "v" }, "urn:s|v"],
    [
      [
        { system: "urn:s", value: "first" },
        { system: "urn:s", value: "second" },
      ],
      "urn:s|first",
    ],
    [{ value: "v" }, "|v"],
    [{ system: "urn:s", value: long }, `urn:s|${long}`],
  ])("%j", (identifier, expected) => {
    expect(read({ identifier }).identifier).toBe(expected);
  });

  test.each([
    null,
    "v",
    [],
    {},
    { system: "urn:s" },
    { system: "urn:s", value: "" },
    { system: "urn:s", value: 7 },
    { system: 7, value: "v" },
    { system: ["urn:s"], value: "v" },
    { system: "urn:s", value: `${long}v` },
    { system: "urn:s", value: "v\0" },
    { system: "urn:s\0", value: "v" },
  ])("%j is refused", (identifier) => {
    expect(issuesOf({ identifier })).toEqual(["value QuestionnaireResponse.identifier"]);
  });
});

describe("the instrument", () => {
  /** The first question of PHQ-9 and of PHQ-2, by its LOINC code. */
  const first = { linkId: "/44250-9", answer: [{ valueInteger: 1 }] };
  test.each([
    ["urn:heron:Questionnaire/phq-2", "phq-2"],
    ["phq-2", "phq-2"],
    ["http://loinc.org/q/55757-9", "phq-2"],
    ["https://example.org/mood|3/phq-2", "phq-9"],
    ["https://example.org/mood", "phq-9"],
    [undefined, "phq-9"],
    [7, "phq-9"],
    [["phq-2"], "phq-9"],
  ])("%j is %s", (questionnaire, instrument) => {
    expect(read({ questionnaire, item: [first] }).checkIn.instrument).toBe(instrument);
  });

  test("is told by items in groups too", () => {
    const item = [{ linkId: "g", item: [first] }, { linkId: "h" }];
    expect(read({ questionnaire: undefined, item }).checkIn.instrument).toBe("phq-9");
  });

  test("unknown: the known ones are named, and whose it was", () => {
    const parsed = parse({ questionnaire: "urn:x", item: [{ linkId: "x", answer: [{ valueInteger: 1 }] }] });
    expect(parsed).toMatchObject({
      kind: "invalid",
      subject: { id: "x" },
      instrument: null,
      issues: [{ code: "not-supported", expression: "QuestionnaireResponse.questionnaire" }],
    });
    expect(parsed.kind === "invalid" && parsed.issues[0]?.diagnostics).toMatch(
      /: phq-9, gad-7, .*, who-5\.$/,
    );
  });

  test.each([
    ["urn:heron:Questionnaire/phq-9|2001", []],
    ["urn:heron:Questionnaire/phq-9|2002", ["not-supported QuestionnaireResponse.questionnaire"]],
    ["phq-9|2002", ["not-supported QuestionnaireResponse.questionnaire"]],
    ["https://example.org/phq-9|2002", []],
  ])("%s in its version", (questionnaire, issues) => {
    expect(issuesOf({ questionnaire })).toEqual(issues);
  });
});

describe("items", () => {
  const at = (linkId: string) => `QuestionnaireResponse.item.where(linkId='${linkId}')`;
  const answered = (linkId: string, valueInteger: number) => ({ linkId, answer: [{ valueInteger }] });

  test("every wrong one is named", () => {
    const item = [
      answered("phq9.1", 4),
      answered("phq9.2", 0),
      answered("/44255-8", 0),
      answered("x", 0),
      { linkId: "unanswered" },
    ];
    expect(issuesOf({ item })).toEqual([
      `value ${at("phq9.1")}`,
      `invariant ${at("/44255-8")}`,
      `not-supported ${at("x")}`,
    ]);
  });

  test("inside another item, or inside its answer, are read", () => {
    const item = [
      { ...answered("phq9.1", 1), item: [answered("phq9.2", 2)] },
      { linkId: "phq9.3", answer: [{ valueInteger: 3, item: [answered("phq9.4", 0)] }] },
      { linkId: "group", item: items(0, 0, 0, 0, 1, 1, 1, 1, 1).slice(4) },
    ];
    expect(Object.values(read({ item }).checkIn.answers)).toEqual([1, 2, 3, 0, 1, 1, 1, 1, 1]);
  });

  test("left out of an instrument with a total were skipped, unless they were not asked", () => {
    const { answers } = read({ item: items(0, 0, 0) }).checkIn;
    expect(answers).toEqual({
      ...Object.fromEntries([1, 2, 3].map((i) => [`phq9.${i}`, 0])),
      ...Object.fromEntries([4, 5, 6, 7, 8, 9].map((i) => [`phq9.${i}`, null])),
    });
  });

  test.each([
    ["dependence-signals", answered("ds.more", 1)],
    ["safety-followup", answered("sf.safe", 1)],
  ])("left out of %s, which has no total, were not asked", (questionnaire, one) => {
    expect(read({ questionnaire, item: [one] }).checkIn.answers).toEqual({ [one.linkId]: 1 });
  });

  test("that make up a blood pressure are no items of their own", () => {
    const item = [{ linkId: "dj.bpPre", item: [answered("8480-6", 128), answered("8462-4", 80)] }];
    const questionnaire = "urn:heron:Questionnaire/dose-journal";
    const { checkIn, statedTotal } = read({ questionnaire, item });
    expect([checkIn.answers["dj.bpPre"], statedTotal]).toEqual([{ sys: 128, dia: 80 }, null]);
  });

  test.each([
    [[{ valueDecimal: 12.5 }], 12.5],
    [[{ valueInteger: 12 }], 12],
    [[{ valueString: "12" }], null],
    [[{ valueDecimal: Number.POSITIVE_INFINITY }], null],
    [undefined, null],
  ])("a total stated as %j is %j, kept beside the answers", (answer, total) => {
    const parsed = read({ item: [...items(0, 1, 2, 3, 0, 1, 2, 3, 0), { linkId: "/44261-6", answer }] });
    expect(parsed.statedTotal).toBe(total);
    expect(parsed.checkIn.answers).toEqual(whole);
  });
});
