import {
  type CaseEventKind,
  type CaseState,
  isUndoable,
  leavesState,
  mayHappen,
  transitions,
  undoSeconds,
} from "@/domain/transitions";

/** What replaying needs to know of an event, whoever stored it. */
export type ReplayedEvent = {
  readonly kind: CaseEventKind;
  /** Null when Heron itself did it. */
  readonly staffId: string | null;
  readonly at: Date;
  readonly detail: {
    readonly again?: boolean;
    readonly toId?: string;
    readonly outcome?: string;
    readonly undid?: CaseEventKind;
  };
};

/** Where a case stands by its events alone. */
export type Replayed = {
  /** Null before it was opened. */
  readonly state: CaseState | null;
  readonly ownerId: string | null;
  readonly outcome: string | null;
  /** What cannot have happened, in words; empty for every history that Heron writes. */
  readonly impossible: readonly string[];
};

type Stood = Pick<Replayed, "state" | "ownerId" | "outcome">;
type Progress = Stood & {
  impossible: string[];
  /** What was done last that can be taken back, and how the case stood before it. */
  last: { event: ReplayedEvent; before: Stood } | null;
};

/**
 * Computes where a case stands from what happened to it, in order. The stored row says the same: a proof replays every
 * history and compares.
 */
export function replay(events: readonly ReplayedEvent[]): Replayed {
  const progress: Progress = { state: null, ownerId: null, outcome: null, impossible: [], last: null };
  for (const event of events) {
    const fault = faultOf(progress, event);
    if (fault) progress.impossible.push(fault);
    else happen(progress, event);
  }
  const { last: _, ...replayed } = progress;
  return replayed;
}

/** Why this cannot come next; null when it can. */
function faultOf(
  { state, ownerId, last }: Progress,
  { kind, staffId, at, detail }: ReplayedEvent,
): string | null {
  if (state === null) return kind === "opened" ? null : `${kind} before it was opened`;
  if (!mayHappen(kind, state)) return `${kind} while ${state}`;
  const { by } = transitions[kind];
  if ((by === "staff" && staffId === null) || (by === "heron" && staffId !== null))
    return `${kind} by the wrong hand`;
  if (ownersOnly.has(kind) && ownerId !== null && staffId !== null && staffId !== ownerId) {
    return `${kind} by somebody who is not its owner`;
  }
  if (kind !== "undone") return null;
  if (!last || last.event.kind !== detail.undid) return "undone what was not the last thing done";
  if (last.event.staffId !== staffId) return "undone what somebody else did";
  return at.getTime() - last.event.at.getTime() > undoSeconds * 1000 ? "undone too late" : null;
}

/** What only the owner of a case does, once it has one. */
const ownersOnly = new Set<CaseEventKind>(["released", "waiting", "resumed", "snoozed", "closed"]);

function happen(progress: Progress, event: ReplayedEvent): void {
  const { kind } = event;
  if (leavesState(kind)) return;
  const { state, ownerId, outcome } = progress;
  const before = { state, ownerId, outcome };
  if (kind === "undone") Object.assign(progress, progress.last?.before, { last: null });
  else {
    Object.assign(progress, standsAfter(before, event));
    progress.last = isUndoable(kind) ? { event, before } : null;
  }
}

function standsAfter({ ownerId }: Stood, { kind, staffId, detail }: ReplayedEvent): Stood {
  const { to } = transitions[kind];
  const state = kind === "opened" && detail.again ? "returned" : (to as CaseState);
  if (kind === "closed") return { state, ownerId: staffId, outcome: detail.outcome ?? null };
  if (kind === "assigned") return { state, ownerId: detail.toId ?? null, outcome: null };
  if (state === "returned") return { state, ownerId: null, outcome: null };
  const takes = kind === "claimed" || kind === "taken-over" || kind === "snoozed";
  return { state, ownerId: takes ? staffId : ownerId, outcome: null };
}
