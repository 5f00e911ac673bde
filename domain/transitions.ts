export const caseStates = ["new", "claimed", "waiting", "snoozed", "returned", "closed"] as const;
export type CaseState = (typeof caseStates)[number];

type Transition = {
  /** States in which it may happen. */
  readonly from: readonly CaseState[];
  /** The state afterwards; "same" leaves it, "before" is the one before what is undone. */
  readonly to: CaseState | "same" | "before";
  readonly by: "staff" | "heron" | "either";
  /** May be taken back within `undoSeconds`. */
  readonly undo?: true;
  readonly means: string;
};

const open = ["new", "claimed", "waiting", "snoozed", "returned"] as const;
const worked = ["new", "returned", "claimed", "waiting"] as const;
const held = ["claimed", "waiting", "snoozed"] as const;

/** Everything that can happen to a case, where it may happen and what comes of it. docs/triage.md is made from this table. */
export const transitions = {
  opened: {
    from: [],
    to: "new",
    by: "heron",
    means:
      "a finding found no open case of the patient; where it follows a closed flag, the case begins as returned",
  },
  raised: { from: open, to: "same", by: "heron", means: "a rule raised a flag" },
  joined: { from: open, to: "same", by: "heron", means: "the same was seen again and is counted" },
  escalated: { from: open, to: "same", by: "heron", means: "an open flag took a higher priority" },
  returned: { from: open, to: "same", by: "heron", means: "a closed flag came back" },
  claimed: {
    from: ["new", "returned"],
    to: "claimed",
    by: "staff",
    undo: true,
    means: "somebody took the case; of many who try, one does",
  },
  "taken-over": {
    from: held,
    to: "claimed",
    by: "staff",
    undo: true,
    means: "a colleague took the case from its owner",
  },
  assigned: {
    from: open,
    to: "claimed",
    by: "staff",
    undo: true,
    means: "the case was given to a member of staff",
  },
  released: {
    from: ["claimed", "waiting"],
    to: "returned",
    by: "staff",
    means: "its owner gave it back to the queue",
  },
  "claim-expired": {
    from: ["claimed"],
    to: "returned",
    by: "heron",
    means: "nothing happened for as long as a claim lasts",
  },
  "owner-left": {
    from: held,
    to: "returned",
    by: "either",
    means: "its owner no longer works in the clinic",
  },
  waiting: {
    from: ["claimed", "waiting"],
    to: "waiting",
    by: "staff",
    undo: true,
    means: "its owner waits for something, named, until a time",
  },
  resumed: {
    from: ["waiting"],
    to: "claimed",
    by: "either",
    means: "the waiting is over: its time came, its owner went on, or an answer was worse",
  },
  snoozed: {
    from: worked,
    to: "snoozed",
    by: "staff",
    undo: true,
    means: "what is expected stays quiet until a time",
  },
  woke: {
    from: ["snoozed"],
    to: "returned",
    by: "either",
    means: "the snooze is over: its time or its deadline came, somebody ended it, or an answer was worse",
  },
  looked: {
    from: open,
    to: "same",
    by: "staff",
    means:
      "the first time that somebody has the case before their eyes since a flag of it was raised or seen again",
  },
  noted: { from: caseStates, to: "same", by: "staff", means: "a note" },
  contacted: {
    from: caseStates,
    to: "same",
    by: "staff",
    means: "an attempt to reach the patient, and how it went",
  },
  ticked: { from: open, to: "same", by: "staff", means: "a step of the protocol was done" },
  unticked: { from: open, to: "same", by: "staff", means: "the tick of a step was taken back" },
  overdue: { from: worked, to: "same", by: "heron", means: "the deadline was missed; its owner is told" },
  "escalated-to-pool": {
    from: worked,
    to: "same",
    by: "heron",
    means: "a missed deadline was put before everybody who triages",
  },
  "escalated-to-lead": {
    from: worked,
    to: "same",
    by: "heron",
    means: "a missed deadline was put before the lead",
  },
  closed: {
    from: open,
    to: "closed",
    by: "staff",
    undo: true,
    means: "the case and its flags ended with an outcome",
  },
  reopened: {
    from: ["closed"],
    to: "returned",
    by: "staff",
    means: "a closing was taken back, however long ago",
  },
  undone: {
    from: ["claimed", "waiting", "snoozed", "closed"],
    to: "before",
    by: "staff",
    means: "whoever did the last thing took it back within ten seconds",
  },
} as const satisfies Record<string, Transition>;

export type CaseEventKind = keyof typeof transitions;

export const eventKinds = Object.keys(transitions) as CaseEventKind[];

export const undoSeconds = 10;

export function mayHappen(kind: CaseEventKind, state: CaseState): boolean {
  return (transitions[kind].from as readonly CaseState[]).includes(state);
}

/** Whether it can be taken back at all. */
export function isUndoable(kind: CaseEventKind): boolean {
  return "undo" in transitions[kind];
}

/** Whether it says nothing of where the case stands: such events do not keep an earlier one from being undone. */
export function leavesState(kind: CaseEventKind): boolean {
  return transitions[kind].to === "same";
}
