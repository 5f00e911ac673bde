import { and, eq, sql } from "drizzle-orm";
import { calendarOf } from "@/db/calendars";
import { inClinic, type Transaction } from "@/db/client";
import { cases } from "@/db/schema/triage";
import {
  type CaseNow,
  caseNow,
  freeOfWhoLeft,
  happen,
  inHandsOf,
  notMine,
  onCase,
  type Refusal,
  stoodBefore,
  tell,
} from "@/db/triage";
import { claimMinutesOf } from "@/db/triage-settings";
import { authorize, type Viewer } from "@/domain/access";
import { type ClinicCalendar, claimEndsAt } from "@/domain/deadline";

/**
 * Claims a case, with one conditional UPDATE: of many who try, one wins; the others are told who did and when, and may take
 * it over: the colleague may be off shift. The case of someone who has left is nobody's. Null when it is missing or foreign.
 */
export async function claimCase(
  viewer: Viewer,
  caseId: string,
  now: Date,
  { takeOver = false } = {},
): Promise<{ kind: "claimed"; case: CaseNow } | Refusal | null> {
  authorize(viewer, "triage");
  const claimed = await inClinic(viewer, (tx) => claimFree(tx, viewer, caseId, now));
  if (claimed) return { kind: "claimed", case: claimed };

  // Anew: an UPDATE that waited in vain keeps the row, and whoever waits for the patient must not.
  return onCase(viewer, caseId, async (tx, found): Promise<{ kind: "claimed"; case: CaseNow } | Refusal> => {
    if (found.status !== "closed" && found.ownerId === viewer.staffId && found.status !== "snoozed") {
      return { kind: "claimed", case: caseNow(found) };
    }
    const held = await freeOfWhoLeft(tx, viewer, found, now);
    const refusal = notMine(viewer, held);
    if (refusal && !(takeOver && refusal.kind === "taken")) return refusal;

    const mine = inHandsOf(held, viewer, now);
    const before = stoodBefore(held);
    const { owner, ownerId } = held;
    const next = ownerId
      ? await happen(
          tx,
          viewer,
          held,
          now,
          "taken-over",
          mine,
          { from: owner ?? "", before },
          { from: ownerId },
        )
      : await happen(tx, viewer, held, now, "claimed", mine, { before });
    return { kind: "claimed", case: caseNow(next) };
  });
}

/** Takes a case that is in nobody's hands; null when it is not, or no longer. */
async function claimFree(
  tx: Transaction,
  viewer: Viewer,
  caseId: string,
  now: Date,
): Promise<CaseNow | null> {
  const { clinicId, staffId, displayName } = viewer;
  const own = and(eq(cases.clinicId, clinicId), eq(cases.id, caseId));
  const [seen] = await tx
    .select({
      status: cases.status,
      minutes: claimMinutesOf(clinicId),
      calendar: sql<ClinicCalendar>`(select json_build_object('timeZone', time_zone, 'hours', hours, 'holidays', holidays) from app.clinics where id = ${clinicId})`,
    })
    .from(cases)
    .where(own);
  if (!seen || (seen.status !== "new" && seen.status !== "returned")) return null;

  const endsAt = (priority: "urgent" | "high") =>
    claimEndsAt(priority, now, seen.minutes, calendarOf(seen.calendar)).toISOString();
  const [row] = await tx
    .update(cases)
    .set({
      status: "claimed",
      ownerId: staffId,
      claimedAt: now,
      claimExpiresAt: sql`case priority when 'urgent' then ${endsAt("urgent")}::timestamptz else ${endsAt("high")}::timestamptz end`,
      version: sql`${cases.version} + 1`,
    })
    .where(and(own, eq(cases.status, seen.status)))
    .returning();
  if (!row) return null;
  const { patientId, version: seq, dueAt } = row;
  const before = { ...nobodys, status: seen.status, dueAt: dueAt.toISOString() };
  await tell(tx, viewer, { caseId, patientId, now, seq }, "claimed", { before });
  return { id: caseId, patientId, status: "claimed", version: seq, owner: displayName, ownerId: staffId };
}

const nobodys = {
  ownerId: null,
  claimedAt: null,
  claimExpiresAt: null,
  waitingReason: null,
  waitingSince: null,
  waitingUntil: null,
  snoozeReason: null,
  snoozedAt: null,
  snoozedUntil: null,
  wakeAtRank: null,
  pausedAt: null,
} as const;
