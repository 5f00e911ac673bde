import { and, eq, sql } from "drizzle-orm";
import { append } from "@/db/audit";
import type { Transaction } from "@/db/client";
import { newId } from "@/db/ids";
import { insertAll } from "@/db/insert-all";
import { type Judgement, rulesVersion } from "@/db/judging";
import type { LoadedRecord } from "@/db/patient-record";
import { judgements } from "@/db/schema/check-ins";
import { careEpisodes, standings } from "@/db/schema/patients";
import { cases, flags, outbox, triageEvents } from "@/db/schema/triage";
import type { Actor } from "@/domain/access";
import { rank } from "@/domain/priority";
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
  if (openCase?.isNew) {
    const { id, status, priority, dueAt, openedAt, answeredAt } = openCase;
    sent.push(
      insertAll(tx, cases, [{ clinicId, id, patientId, status, priority, dueAt, openedAt, answeredAt }]),
    );
  } else if (openCase && judgement.events.length + judgement.requoted.length > 0) {
    sent.push(
      tx
        .update(cases)
        .set({
          priority: openCase.priority,
          dueAt: openCase.dueAt,
          answeredAt: openCase.answeredAt,
          version: sql`${cases.version} + 1`,
        })
        .where(and(eq(cases.clinicId, clinicId), eq(cases.id, openCase.id))),
    );
  }
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
    const messages = judgement.told.map(({ at, topic, priority }) => ({
      clinicId,
      id: newId(),
      topic,
      caseId,
      priority,
      createdAt: at,
      availableAt: at,
    }));
    sent.push(insertAll(tx, triageEvents, events), insertAll(tx, outbox, messages));
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
  sent.push(upsertStanding(tx, clinicId, judgement, now));
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

/** Where the patient stands after this, for the caseload. */
function upsertStanding(tx: Transaction, clinicId: string, { record, openCase }: Judgement, now: Date) {
  const stands = standing(record, now);
  const row = {
    openRank: openCase ? rank(openCase.priority) : 9,
    openFlags: record.flags.filter((flag) => flag.closedAt === null).length,
    deterioration: stands.deteriorationKey,
    why: stands.why,
    phq9: stands.latest && { ...stands.latest, at: stands.latest.at.toISOString() },
    previous: stands.previous,
    baseline: stands.baseline,
    changeFromPrevious: stands.changeFromPrevious,
    changeFromBaseline: stands.changeFromBaseline,
    reliable: stands.reliable,
    response: stands.remission.now ? ("remission" as const) : stands.response ? ("response" as const) : null,
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
