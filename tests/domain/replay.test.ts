import { describe, expect, test } from "vitest";
import { type ReplayedEvent, replay } from "@/domain/replay";
import {
  type CaseEventKind,
  type CaseState,
  caseStates,
  eventKinds,
  mayHappen,
  transitions,
} from "@/domain/transitions";

const start = Date.parse("2026-03-02T16:00:00Z");
const ana = "ana";
const ben = "ben";

/** Events a second apart, each "kind" or "kind by person"; Heron's where nobody is named. */
function events(...told: (string | [string, ReplayedEvent["detail"]])[]): ReplayedEvent[] {
  return told.map((one, index) => {
    const [text, detail] = typeof one === "string" ? [one, {}] : one;
    const [kind = "", staffId = null] = text.split(" by ");
    return { kind: kind as CaseEventKind, staffId, at: new Date(start + index * 1000), detail };
  });
}

/** The shortest way into each state. */
const into: Record<CaseState, string[]> = {
  new: ["opened"],
  claimed: ["opened", "claimed by ana"],
  waiting: ["opened", "claimed by ana", "waiting by ana"],
  snoozed: ["opened", "claimed by ana", "snoozed by ana"],
  returned: ["opened", "claimed by ana", "released by ana"],
  closed: ["opened", "claimed by ana", "closed by ana"],
};

const details: Partial<Record<CaseEventKind, ReplayedEvent["detail"]>> = { assigned: { toId: ben } };

describe("every event in every state", () => {
  test.each(caseStates)("%s", (state) => {
    expect(replay(events(...into[state]))).toMatchObject({ state, impossible: [] });
    for (const kind of eventKinds.filter((one) => one !== "undone")) {
      const { by, to } = transitions[kind];
      const hand = by === "heron" ? "" : ` by ${kind === "taken-over" ? ben : ana}`;
      const after = replay([...events(...into[state], [`${kind}${hand}`, details[kind] ?? {}])]);
      if (!mayHappen(kind, state)) {
        expect(after, kind).toMatchObject({ state, impossible: [`${kind} while ${state}`] });
      } else {
        expect(after, kind).toMatchObject({ state: to === "same" ? state : to, impossible: [] });
      }
    }
  });
});

describe("whose it is", () => {
  test.each([
    ["nobody's when it opens", ["opened"], null],
    ["whoever claimed it", ["opened", "claimed by ana"], ana],
    ["whoever took it over", ["opened", "claimed by ana", "taken-over by ben"], ben],
    ["its owner's while they wait", ["opened", "claimed by ana", "waiting by ana", "resumed"], ana],
    ["whoever put it to sleep", ["opened", "snoozed by ben"], ben],
    ["nobody's once it wakes", ["opened", "snoozed by ben", "woke"], null],
    ["nobody's when its claim expires", ["opened", "claimed by ana", "claim-expired"], null],
    ["nobody's when its owner left", ["opened", "claimed by ana", "owner-left"], null],
    ["whoever closed it", ["opened", "closed by ben"], ben],
    ["nobody's when it is opened again", ["opened", "closed by ben", "reopened by ana"], null],
  ] as const)("%s", (_, told, ownerId) => {
    expect(replay(events(...told))).toMatchObject({ ownerId, impossible: [] });
  });

  test("whoever it was given to", () => {
    expect(replay(events("opened", ["assigned by ana", { toId: ben }]))).toMatchObject({ ownerId: ben });
  });
});

describe("undoing", () => {
  const undid = (kind: CaseEventKind): [string, ReplayedEvent["detail"]] => [
    "undone by ana",
    { undid: kind },
  ];

  test.each([
    ["a claim", ["opened", "claimed by ana", undid("claimed")], "new", null],
    ["a closing", ["opened", "claimed by ana", "closed by ana", undid("closed")], "claimed", ana],
    [
      "a snooze, though the same was seen since",
      ["opened", "snoozed by ana", "joined", undid("snoozed")],
      "new",
      null,
    ],
    ["a waiting", ["opened", "claimed by ana", "waiting by ana", undid("waiting")], "claimed", ana],
    ["a take-over", ["opened", "claimed by ben", "taken-over by ana", undid("taken-over")], "claimed", ben],
  ] as const)("%s puts back how it stood", (_, told, state, ownerId) => {
    expect(replay(events(...told))).toEqual({ state, ownerId, outcome: null, impossible: [] });
  });

  test.each([
    ["what somebody else did", ["opened", "closed by ben", undid("closed")], /somebody else/],
    ["what was not last", ["opened", "claimed by ana", "closed by ana", undid("claimed")], /last thing/],
    [
      "what cannot be undone",
      ["opened", "claimed by ana", "released by ana", undid("released")],
      /while returned/,
    ],
    [
      "the same thing twice",
      ["opened", "claimed by ben", "taken-over by ana", undid("taken-over"), undid("taken-over")],
      /last thing/,
    ],
  ] as const)("%s is impossible", (_, told, fault) => {
    expect(replay(events(...told)).impossible[0]).toMatch(fault);
  });

  test("is possible ten seconds long", () => {
    const [opened, claimed] = events("opened", "claimed by ana");
    const at = (seconds: number): ReplayedEvent => ({
      kind: "undone",
      staffId: ana,
      at: new Date((claimed?.at.getTime() ?? 0) + seconds * 1000),
      detail: { undid: "claimed" },
    });
    if (!opened || !claimed) throw new Error("no events");
    expect(replay([opened, claimed, at(10)]).impossible).toEqual([]);
    expect(replay([opened, claimed, at(10.001)]).impossible).toEqual(["undone too late"]);
  });
});

describe("what cannot have happened", () => {
  test.each([
    ["anything before it was opened", ["claimed by ana"], /before it was opened/],
    ["a second claim", ["opened", "claimed by ana", "claimed by ben"], /claimed while claimed/],
    ["a closing by another than its owner", ["opened", "claimed by ana", "closed by ben"], /not its owner/],
    ["a release by another", ["opened", "claimed by ana", "released by ben"], /not its owner/],
    ["a claim by Heron", ["opened", "claimed"], /wrong hand/],
    ["an expiry by a person", ["opened", "claimed by ana", "claim-expired by ben"], /wrong hand/],
    ["a flag on a closed case", ["opened", "closed by ana", "raised"], /raised while closed/],
  ] as const)("%s", (_, told, fault) => {
    expect(replay(events(...told)).impossible[0]).toMatch(fault);
  });
});

test("only an opening begins as returned", () => {
  expect(replay(events("opened", ["claimed by ana", { again: true }]))).toMatchObject({ state: "claimed" });
});

test("a case that follows a closed flag begins as returned, and keeps the outcome once closed", () => {
  expect(replay(events(["opened", { again: true }]))).toMatchObject({ state: "returned" });
  expect(replay(events("opened", ["closed by ana", { outcome: "visit-booked" }]))).toMatchObject({
    outcome: "visit-booked",
  });
  expect(replay([])).toEqual({ state: null, ownerId: null, outcome: null, impossible: [] });
});
