"use client";

import { useSyncExternalStore } from "react";

type Names = readonly string[];
const nobody: Names = [];

/** Who else has which case before their eyes, as the stream told it last. */
let looking: ReadonlyMap<string, Names> = new Map();
const hearers = new Set<() => void>();

export function setLookers(told: readonly { caseId: string; name: string }[]): void {
  const byCase = new Map<string, Names>();
  for (const { caseId, name } of told) byCase.set(caseId, [...(byCase.get(caseId) ?? []), name]);
  looking = byCase;
  for (const hear of hearers) hear();
}

export function useLookers(caseId: string): Names {
  return useSyncExternalStore(
    subscribe,
    () => looking.get(caseId) ?? nobody,
    () => nobody,
  );
}

function subscribe(hear: () => void): () => void {
  hearers.add(hear);
  return () => hearers.delete(hear);
}
