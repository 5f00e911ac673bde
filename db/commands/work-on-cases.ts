import { assignCase } from "@/db/commands/assign-case";
import { claimCase } from "@/db/commands/claim-case";
import { closeCase, type Disposition } from "@/db/commands/close-case";
import { noteCase } from "@/db/commands/note-case";
import { snoozeCase } from "@/db/commands/snooze-case";
import { undoCase } from "@/db/commands/undo-case";
import type { CaseNow, Refusal } from "@/db/triage";
import { authorize, type Viewer } from "@/domain/access";

export type ManyWork =
  | { do: "claim" }
  | { do: "assign"; to: string }
  | { do: "snooze"; reason: string; until: Date }
  | { do: "note"; note: string }
  | { do: "undo" }
  | {
      do: "close";
      disposition: Omit<Disposition, "seenVersion">;
      /** The version of each case that was on screen. */
      seen: ReadonlyMap<string, number | null>;
    };

/** What became of one of many: done, refused with the reason, missing (or foreign), or failed without a change. */
export type OneOfMany = { caseId: string } & (
  | { kind: "done"; case: CaseNow }
  | Refusal
  | { kind: "missing" }
  | { kind: "failed" }
);

/** How many are worked on at once, so that one person's hundred does not take every connection. */
const atOnce = 4;

/**
 * Does the same to many cases, each in a transaction of its own: one that fails never takes another back. The outcomes are in
 * the order of the ids. Only medium and low cases without a safety flag are closed this way.
 */
export async function workOnCases(
  viewer: Viewer,
  caseIds: readonly string[],
  work: ManyWork,
  now: Date,
): Promise<OneOfMany[]> {
  authorize(viewer, "triage");
  const outcomes: OneOfMany[] = [];
  const waiting = [...new Set(caseIds)].entries();
  const worker = async () => {
    for (const [place, caseId] of waiting) {
      const one = await workOn(viewer, caseId, work, now).catch(() => ({ kind: "failed" as const }));
      outcomes[place] = { caseId, ...one };
    }
  };
  await Promise.all(Array.from({ length: atOnce }, worker));
  return outcomes;
}

type One = { kind: "done"; case: CaseNow } | Refusal | { kind: "missing" };

async function workOn(viewer: Viewer, caseId: string, work: ManyWork, now: Date): Promise<One> {
  const result = await carryOut(viewer, caseId, work, now);
  if (!result) return { kind: "missing" };
  if ("kind" in result && isRefusal(result)) return result;
  if ("kind" in result && result.kind === "other-open") {
    return { kind: "not-allowed", reason: "This patient has a newer open case.", field: "caseIds" };
  }
  return { kind: "done", case: result.case };
}

function carryOut(viewer: Viewer, caseId: string, work: ManyWork, now: Date) {
  if (work.do === "claim") return claimCase(viewer, caseId, now);
  if (work.do === "assign") return assignCase(viewer, caseId, work.to, now);
  if (work.do === "snooze") return snoozeCase(viewer, caseId, work, now);
  if (work.do === "undo") return undoCase(viewer, caseId, now);
  if (work.do === "close") {
    const disposition = { ...work.disposition, seenVersion: work.seen.get(caseId) ?? null };
    return closeCase(viewer, caseId, disposition, now, { amongMany: true });
  }
  return noteCase(viewer, caseId, work.note, now);
}

const refusals = ["taken", "closed-already", "changed", "not-allowed"] as const;

function isRefusal(result: { kind: string }): result is Refusal {
  return refusals.some((kind) => kind === result.kind);
}
