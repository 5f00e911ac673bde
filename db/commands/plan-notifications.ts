import { and, asc, eq, inArray, isNull, lte, sql } from "drizzle-orm";
import { calendarOf } from "@/db/calendars";
import { inClinic, type Transaction } from "@/db/client";
import { newId } from "@/db/ids";
import { insertNew } from "@/db/insert-all";
import { preferencesOf } from "@/db/preferences";
import { clinics, memberships } from "@/db/schema/clinics";
import { notificationPreferences, notifications, webhookEndpoints } from "@/db/schema/notifications";
import { outbox } from "@/db/schema/triage";
import { triageSettings } from "@/db/schema/triage-settings";
import type { Heron } from "@/domain/access";
import { type Listeners, type Member, noticesOf } from "@/domain/notify";

const batch = 200;

/**
 * Turns stored news into messages with recipient and time, each news once: both in one transaction. News of a case that is
 * closed by now, or that somebody took since, is told to nobody. Returns how much news was planned.
 */
export async function planNotifications(heron: Heron, now: Date): Promise<number> {
  const { clinicId } = heron;
  return inClinic(heron, async (tx) => {
    const news = await tx
      .select({ news: outbox, status: ofCase("status"), ownerId: ofCase("owner_id") })
      .from(outbox)
      .where(and(eq(outbox.clinicId, clinicId), isNull(outbox.deliveredAt), lte(outbox.availableAt, now)))
      .orderBy(asc(outbox.availableAt))
      .limit(batch)
      .for("update", { skipLocked: true });
    if (news.length === 0) return 0;
    const listeners = await listenersOf(tx, clinicId);
    const rows = news
      .filter(({ status }) => status !== "closed")
      .flatMap(({ news: one, ownerId }) => {
        const told = {
          ...one,
          at: one.createdAt,
          toId: one.toId ?? (one.topic === "case-overdue" ? ownerId : null),
        };
        return noticesOf(told, listeners).map(({ step, channel, to, at, key }) => ({
          clinicId,
          id: newId(),
          dedupeKey: key,
          step,
          channel,
          staffId: channel === "email" ? to : null,
          endpointId: channel === "webhook" ? to : null,
          caseId: one.caseId,
          priority: one.priority,
          happenedAt: one.createdAt,
          state: "pending" as const,
          attempts: 0,
          failures: 0,
          nextAttemptAt: at,
          createdAt: now,
        }));
      });
    if (rows.length > 0) await insertNew(tx, notifications, rows);
    await tx
      .update(outbox)
      .set({ deliveredAt: now })
      .where(
        and(
          eq(outbox.clinicId, clinicId),
          inArray(
            outbox.id,
            news.map(({ news: one }) => one.id),
          ),
        ),
      );
    return news.length;
  });
}

/** How the case stands now; only the news itself is locked. */
function ofCase(column: "status" | "owner_id") {
  return sql<string | null>`(select c.${sql.identifier(column)} from app.cases c
    where c.clinic_id = ${outbox.clinicId} and c.id = ${outbox.caseId})`;
}

async function listenersOf(tx: Transaction, clinicId: string): Promise<Listeners> {
  const [[clinic], [settings], people, endpoints] = await Promise.all([
    tx.select().from(clinics).where(eq(clinics.id, clinicId)),
    tx
      .select({ leadId: triageSettings.leadId })
      .from(triageSettings)
      .where(eq(triageSettings.clinicId, clinicId)),
    tx
      .select({
        staffId: memberships.staffId,
        role: memberships.role,
        preferences: notificationPreferences,
      })
      .from(memberships)
      .leftJoin(
        notificationPreferences,
        and(
          eq(notificationPreferences.clinicId, clinicId),
          eq(notificationPreferences.staffId, memberships.staffId),
        ),
      )
      .where(
        and(
          eq(memberships.clinicId, clinicId),
          isNull(memberships.endedAt),
          inArray(memberships.role, ["clinician", "coordinator", "administrator"]),
        ),
      ),
    tx
      .select({ id: webhookEndpoints.id })
      .from(webhookEndpoints)
      .where(and(eq(webhookEndpoints.clinicId, clinicId), isNull(webhookEndpoints.endedAt))),
  ]);
  if (!clinic) throw new Error("the clinic is missing");
  const member = ({ staffId, preferences }: (typeof people)[number]): Member => ({
    staffId,
    ...preferencesOf(preferences),
  });
  const lead = people.find(({ staffId }) => staffId === settings?.leadId);
  return {
    onDuty: people.filter(({ role }) => role !== "administrator").map(member),
    leads: lead ? [member(lead)] : people.filter(({ role }) => role !== "coordinator").map(member),
    endpoints: endpoints.map(({ id }) => id),
    calendar: calendarOf({ timeZone: clinic.timeZone, hours: clinic.hours, holidays: clinic.holidays }),
  };
}
