import { list, madeFrom, page, table } from "@/bin/docs/markdown";
import {
  type CaseState,
  caseStates,
  eventKinds,
  isUndoable,
  transitions,
  undoSeconds,
} from "@/domain/transitions";
import { outcomes } from "@/domain/triage";

const states: Record<CaseState, string> = {
  new: "raised, and in nobody's hands",
  claimed: "in somebody's hands",
  waiting:
    "its owner waits for something, named, until a time; the clock of all but urgent cases stands still",
  snoozed:
    "what is expected stays quiet until a time, 30 days at most, never when urgent; only worse wakes it",
  returned: "was in somebody's hands or closed before, and waits for someone again",
  closed: "ended with an outcome; it can be opened again for ever",
};

const hands = { staff: "staff", heron: "Heron", either: "staff or Heron" };

/** The state table of a case, from the transitions that commands obey. */
export function triagePage(): string {
  return page(
    "# The states of a case",
    madeFrom("domain/transitions.ts"),
    "One case holds the open flags of one patient. Where it stands follows from its events alone (`domain/replay.ts`); the stored row says the same, and `npm run proof:triage` compares them.",
    "## States",
    table(
      ["state", "means"],
      caseStates.map((state) => [state, states[state]]),
    ),
    "## What happens, where it may, and what comes of it",
    table(
      ["event", "in", "then", "by", "undo", "means"],
      eventKinds.map((kind) => {
        const { from, to, by, means } = transitions[kind];
        const undo = isUndoable(kind) ? `${undoSeconds} s` : "";
        return [kind, from.length > 0 ? from.join(", ") : "(none)", then(to), hands[by], undo, means];
      }),
    ),
    "## Where a new answer leads",
    list([
      "No open case: one is opened; as returned where a closed flag comes back.",
      "The same again: it joins its flag and is counted, in whatever state the case is.",
      "Worse: the case takes the higher priority and the earlier deadline. A sleeping case wakes, a waiting one is its owner's to work.",
      "A safety flag of another rule, at the same priority: wakes or resumes the case too.",
    ]),
    "## The clock",
    list([
      "Deadlines count from the answer, in the clinic's hours and zone; urgent is one hour on the clock, day and night.",
      "Waiting stops the clock of all but urgent cases, a snooze that of medium and low ones. Afterwards the deadline is as much working time away as it was. A deadline missed before a pause stays missed. A high case that falls due while it sleeps wakes.",
      "A missed deadline is put before the owner, an hour of work later before the pool, another later before the lead; 15 minutes between the steps when urgent. Unclaimed cases begin with the pool; an unclaimed urgent case 15 minutes after the answer, or after a closing was taken back, and the lead at 30.",
      "A claim ends after two hours of the clinic's time without a note, a contact or another act of its owner (on the clock when urgent); each clinic sets how long.",
    ]),
    "## Outcomes",
    table(
      ["key", "code", "label", "needs a note"],
      outcomes.map(({ digit, code, label, needsNote }) => [
        String(digit),
        code,
        label,
        needsNote ? "yes" : "",
      ]),
    ),
    "A clinic adds outcomes of its own, each standing for one of these. A message left closes no urgent or high case. Many are closed at once only when medium or low and without a safety flag.",
  );
}

function then(to: string): string {
  if (to === "same") return "no change";
  return to === "before" ? "as it stood before" : to;
}
