import { and, eq, sql } from "drizzle-orm";
import { append } from "@/db/audit";
import type { Transaction } from "@/db/client";
import { newId } from "@/db/ids";
import { insertAll } from "@/db/insert-all";
import { type Judgement, rulesVersion } from "@/db/judging";
import type { LoadedRecord } from "@/db/patient-record";
import type { CaseChange } from "@/db/raise-case";
import { judgements } from "@/db/schema/check-ins";
import { careEpisodes, standings } from "@/db/schema/patients";
import { cases, flags, outbox, triageEvents } from "@/db/schema/triage";
import { awake } from "@/db/triage";
import { claimMinutesOf } from "@/db/triage-settings";
import type { Actor } from "@/domain/access";
import { rank } from "@/domain/priority";
import type { Thresholds } from "@/domain/rules/thresholds";
import { standing } from "@/domain/standing";

/** Writes what judging decided: case before flags before events, all sent at once on the transaction's connection. */
export async function writeJudgement(
  tx: Transaction,
  actor: Actor,
  loaded: LoadedRecord,
  judgement: Judgement,
  now: Date,
): Promise<void> {
  const { clinicId } = actor;
  const { record, openCase } = judgement;
  const { patientId } = record;
  const sent: Promise<unknown>[] = [];

  // Sent as they are called: the case first, since flags and events point to it.
  const isChanged = judgement.events.length + judgement.requoted.length > 0;
  const version = openCase && isChanged ? writeCase(tx, clinicId, patientId, openCase, now) : null;
  if (version) sent.push(version);
  sent.push(
    insertAll(
      tx,
      flags,
      judgement.newFlags.map((flag) => ({ ...flag, evidence: [...flag.evidence], clinicId, patientId })),
    ),
  );
  for (const seen of judgement.seenAgain) {
    sent.push(
      tx
        .update(flags)
        .set({
          priority: seen.priority,
          seen: sql`${flags.seen} + ${seen.times}`,
          lastSeenAt: seen.at,
          ...seen.judgedBy,
        })
        .where(and(eq(flags.clinicId, clinicId), eq(flags.id, seen.id))),
    );
  }
  for (const { id, summary, evidence } of judgement.requoted) {
    sent.push(
      tx
        .update(flags)
        .set({ summary, evidence: [...evidence] })
        .where(and(eq(flags.clinicId, clinicId), eq(flags.id, id))),
    );
  }
  const caseId = openCase?.id;
  if (caseId) {
    const events = judgement.events.map((event) => ({ ...event, clinicId, id: newId(), caseId, patientId }));
    const tellAs = (seq: number) =>
      insertAll(
        tx,
        triageEvents,
        events.map((event) => ({ ...event, seq })),
      );
    sent.push(openCase.isNew ? tellAs(1) : Promise.resolve(version?.then(tellAs)));
    const messages = judgement.told.map(({ at, topic, priority }) => ({
      clinicId,
      id: newId(),
      topic,
      caseId,
      priority,
      createdAt: at,
      availableAt: at,
    }));
    sent.push(insertAll(tx, outbox, messages));
  }
  const judged = judgement.judged.map(({ at, ...one }) => ({
    ...one,
    clinicId,
    id: newId(),
    judgedAt: at,
    rulesVersion,
  }));
  sent.push(insertAll(tx, judgements, judged));
  if (judgement.firstDoseOn && loaded.episodeId) {
    sent.push(
      tx
        .update(careEpisodes)
        .set({ firstDoseOn: judgement.firstDoseOn })
        .where(and(eq(careEpisodes.clinicId, clinicId), eq(careEpisodes.id, loaded.episodeId))),
    );
  }
  sent.push(upsertStanding(tx, clinicId, judgement, loaded.thresholds.values, now));
  sent.push(
    append(
      tx,
      actor,
      now,
      ...judgement.newFlags.map((flag) => ({
        action: "flag-raised",
        subjectId: flag.id,
        patientId,
        detail: { rule: flag.ruleId, priority: flag.priority },
      })),
    ),
  );
  await Promise.all(sent);
}

/** Writes the case; resolves to its version since, which numbers its events. */
async function writeCase(
  tx: Transaction,
  clinicId: string,
  patientId: string,
  openCase: CaseChange,
  now: Date,
): Promise<number> {
  const { id, status, priority, dueAt, openedAt, answeredAt, isUp } = openCase;
  if (openCase.isNew) {
    await insertAll(tx, cases, [{ clinicId, id, patientId, status, priority, dueAt, openedAt, answeredAt }]);
    return 1;
  }
  // Whoever holds a case that became worse, or is theirs again, has the time of one claim from now, on the clock.
  const claimEnds = sql`${now.toISOString()}::timestamptz + make_interval(mins => ${claimMinutesOf(clinicId)})`;
  const [row] = await tx
    .update(cases)
    .set({
      priority,
      dueAt,
      answeredAt,
      ...(openCase.isWorse
        ? {
            escalatedTo: null,
            claimExpiresAt: sql`case when status = 'claimed' then least(claim_expires_at, ${claimEnds}) end`,
          }
        : {}),
      ...(isUp ? { ...awake, status, escalatedTo: null } : {}),
      ...(isUp === "resumed" ? { claimExpiresAt: claimEnds } : {}),
      ...(isUp === "woke" ? { ownerId: null, claimedAt: null, claimExpiresAt: null } : {}),
      version: sql`${cases.version} + 1`,
    })
    .where(and(eq(cases.clinicId, clinicId), eq(cases.id, id)))
    .returning({ version: cases.version });
  if (!row) throw new Error("the patient's open case is gone");
  return row.version;
}

/** Where the patient stands after this, for the caseload. */
function upsertStanding(
  tx: Transaction,
  clinicId: string,
  { record, openCase }: Judgement,
  thresholds: Thresholds,
  now: Date,
) {
  const stands = standing(record, now, thresholds);
  const row = {
    openRank: openCase ? rank(openCase.priority) : 9,
    openFlags: record.flags.filter((flag) => flag.closedAt === null).length,
    deterioration: stands.deteriorationKey,
    phq9: stands.latest && { ...stands.latest, at: stands.latest.at.toISOString() },
    previous: stands.previous,
    previousAt: stands.previousAt,
    baseline: stands.baseline,
    baselineAt: stands.baselineAt,
    changeFromPrevious: stands.changeFromPrevious,
    changeFromBaseline: stands.changeFromBaseline,
    reliable: stands.reliable,
    response: stands.remission.now ? ("remission" as const) : stands.response ? ("response" as const) : null,
    onTrack: stands.onTrack,
    sparkline: [...stands.sparkline],
    lastCheckInAt: stands.lastCheckInAt,
    nextDueOn: stands.nextDueOn,
  };
  return tx
    .insert(standings)
    .values({ clinicId, patientId: record.patientId, ...row })
    .onConflictDoUpdate({
      target: [standings.clinicId, standings.patientId],
      // What arrives late is judged on a record that ends where it was answered.
      set: { ...row, lastCheckInAt: sql`greatest(${standings.lastCheckInAt}, excluded.last_check_in_at)` },
    });
}
