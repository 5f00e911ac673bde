import { assignCase } from "@/db/commands/assign-case";
import { claimCase } from "@/db/commands/claim-case";
import { closeCase } from "@/db/commands/close-case";
import { logContact } from "@/db/commands/log-contact";
import { noteCase } from "@/db/commands/note-case";
import { releaseCase } from "@/db/commands/release-case";
import { reopenCase } from "@/db/commands/reopen-case";
import { resumeCase } from "@/db/commands/resume-case";
import { snoozeCase } from "@/db/commands/snooze-case";
import { sweepCases } from "@/db/commands/sweep-cases";
import { undoCase } from "@/db/commands/undo-case";
import { waitOnCase } from "@/db/commands/wait-on-case";
import { wakeCase } from "@/db/commands/wake-case";
import type { Heron, Viewer } from "@/domain/access";

export type Quarrel = {
  heron: Heron;
  viewers: readonly Viewer[];
  caseIds: readonly string[];
  /** A number from 0 up to 1. */
  random: () => number;
  /** How many work at the same time. */
  atOnce: number;
};

export type Tally = {
  won: number;
  taken: number;
  notes: string[];
  contacts: number;
  edits: number;
  faults: string[];
};

/** Everybody tries to claim every case, `tries` people a case, all at once. */
export async function claimAll({ viewers, caseIds, random, atOnce }: Quarrel, tries: number): Promise<Tally> {
  const tally = emptyTally();
  const attempts = caseIds.flatMap((caseId) =>
    shuffled(viewers, random)
      .slice(0, tries)
      .map((viewer) => ({ caseId, viewer })),
  );
  await atTheSameTime(shuffled(attempts, random), atOnce, async ({ caseId, viewer }) => {
    const result = await claimCase(viewer, caseId, new Date());
    if (result?.kind === "claimed") tally.won += 1;
    else if (result?.kind === "taken" && result.case.ownerId && result.since) tally.taken += 1;
    else tally.faults.push(`${caseId}: claiming ended as ${result?.kind}`);
  });
  return tally;
}

/** Random people do random things to random cases, few enough cases that they get in each other's way; Heron sweeps meanwhile. */
export async function editAll(quarrel: Quarrel, count: number): Promise<Tally> {
  const { random, atOnce } = quarrel;
  const tally = emptyTally();
  const edits = Array.from({ length: count }, (_, index) => index);
  await atTheSameTime(edits, atOnce, async (index) => {
    const viewer = pick(quarrel.viewers, random);
    const caseId = pick(quarrel.caseIds, random);
    await edit(quarrel, viewer, caseId, `note ${index}`, tally).catch((error: unknown) =>
      tally.faults.push(`${caseId}: ${String(error)}`),
    );
    tally.edits += 1;
  });
  return tally;
}

async function edit(
  { heron, viewers, random }: Quarrel,
  viewer: Viewer,
  caseId: string,
  note: string,
  tally: Tally,
) {
  const now = new Date();
  const until = new Date(now.getTime() + 86_400_000);
  const disposition = { outcome: "contacted-safe", note: null, riskAssessed: true, seenVersion: null };
  const did: (() => Promise<unknown>)[] = [
    () => claimCase(viewer, caseId, now),
    () => claimCase(viewer, caseId, now, { takeOver: true }),
    () => releaseCase(viewer, caseId, now),
    () => assignCase(viewer, caseId, pick(viewers, random).staffId, now),
    () => waitOnCase(viewer, caseId, { reason: "proof", until }, now),
    () => resumeCase(viewer, caseId, now),
    () => snoozeCase(viewer, caseId, { reason: "proof", until: new Date(now.getTime() + 60_000) }, now),
    () => wakeCase(viewer, caseId, now),
    () => closeCase(viewer, caseId, disposition, now),
    () => reopenCase(viewer, caseId, now),
    () => undoCase(viewer, caseId, now),
    async () => {
      if (await noteCase(viewer, caseId, note, now)) tally.notes.push(note);
    },
    async () => {
      const contact = { channel: "phone", result: "voicemail", note: null } as const;
      if (await logContact(viewer, caseId, contact, now)) tally.contacts += 1;
    },
  ];
  // Now and then hours go by: claims expire, snoozes and waitings end.
  if (random() < 0.002) await sweepCases(heron, new Date(now.getTime() + 26 * 3_600_000));
  else await pick(did, random)();
}

function emptyTally(): Tally {
  return { won: 0, taken: 0, notes: [], contacts: 0, edits: 0, faults: [] };
}

function pick<T>(list: readonly T[], random: () => number): T {
  const one = list[Math.floor(random() * list.length)];
  if (one === undefined) throw new Error("nothing to pick from");
  return one;
}

function shuffled<T>(list: readonly T[], random: () => number): T[] {
  return list
    .map((one) => ({ one, key: random() }))
    .sort((a, b) => a.key - b.key)
    .map(({ one }) => one);
}

async function atTheSameTime<T>(list: readonly T[], atOnce: number, work: (one: T) => Promise<void>) {
  const waiting = list.values();
  const worker = async () => {
    for (const one of waiting) await work(one);
  };
  await Promise.all(Array.from({ length: atOnce }, worker));
}
