import type { OnCall } from "@/domain/coverage";
import { findOutcome, type OwnOutcome } from "@/domain/triage";

/** How a clinic works its queue. */
export type TriageSettings = {
  /** How long a claim lasts when nothing happens, in minutes. */
  readonly claimMinutes: number;
  /** Who answers when the clinic is closed; null when nobody does. */
  readonly onCall: OnCall | null;
  /** Before whom a deadline missed by everyone is put; null: every clinician. */
  readonly leadId: string | null;
  /**
   * Whether the clinic answers urgent findings outside its hours: only then does whoever is on call count as watching. They
   * are raised, shown and told either way.
   */
  readonly remoteUrgent: boolean;
};

export const defaultSettings: TriageSettings = {
  claimMinutes: 120,
  onCall: null,
  leadId: null,
  remoteUrgent: false,
};

/** Who watches while the clinic is closed; null when nobody does. */
export function watcherOf({
  remoteUrgent,
  onCall,
}: Pick<TriageSettings, "remoteUrgent" | "onCall">): OnCall | null {
  return remoteUrgent ? onCall : null;
}

/** Null when a clinic may work so, else what keeps it from it. (rules.md §1.8: nobody on call, no remote urgent rules) */
export function canChangeSettings({
  claimMinutes,
  onCall,
  remoteUrgent,
}: TriageSettings): { reason: string; field: string } | null {
  if (!Number.isInteger(claimMinutes) || claimMinutes < 15 || claimMinutes > 1440) {
    return { reason: "Claim: it lasts from 15 minutes to 24 hours (1440).", field: "claimMinutes" };
  }
  if (remoteUrgent && !onCall) {
    const reason =
      "Outside the clinic's hours: name who is on call, with a phone number, or leave this off. Nobody would see an urgent answer while the clinic is closed.";
    return { reason, field: "remoteUrgent" };
  }
  return null;
}

/** Null when the clinic may add this way to say how a case ended, else why not. */
export function canAddOutcome({
  code,
  standsFor,
}: Omit<OwnOutcome, "label">): { reason: string; field: string } | null {
  if (findOutcome(code))
    return { reason: "Code: this is the code of a standard outcome. Choose another.", field: "code" };
  return findOutcome(standsFor)
    ? null
    : { reason: "Stands for: choose a standard outcome.", field: "standsFor" };
}
