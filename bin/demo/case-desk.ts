import { and, eq, isNull, max, ne, sql } from "drizzle-orm";
import { minutesAfter } from "@/bin/demo/local-time";
import type { CohortPatient } from "@/bin/demo/patient";
import type { Random } from "@/bin/demo/random";
import { planWork, type Team, type Work } from "@/bin/demo/staff-work";
import { inClinic } from "@/db/client";
import { claimCase } from "@/db/commands/claim-case";
import { closeCase } from "@/db/commands/close-case";
import { logContact } from "@/db/commands/log-contact";
import { snoozeCase } from "@/db/commands/snooze-case";
import { waitOnCase } from "@/db/commands/wait-on-case";
import { tellFirstLook } from "@/db/first-look";
import { cases, flags } from "@/db/schema/triage";
import type { Heron, Viewer } from "@/domain/access";
import type { Priority } from "@/domain/priority";

type OpenCase = {
  readonly id: string;
  readonly patientId: string;
  readonly priority: Priority;
  readonly safety: boolean;
  readonly owner: Viewer | null;
  /** When its newest flag was raised. */
  readonly since: Date;
  /** When any of its flags was last seen. */
  readonly lastSeenAt: Date;
};

/** Minutes before now in which what is still open was claimed. */
const claimedWithin = 20;

/** What becomes of the first cases that staff have in hand and that can wait. */
const putAside = [
  { put: waitOnCase, reason: "Patient calls back after work", hours: 5 },
  { put: snoozeCase, reason: "Expected while the dose is raised", hours: 6 * 24 },
  { put: waitOnCase, reason: "Prescriber looks at the dosing plan", hours: 26 },
  { put: snoozeCase, reason: "Known, reviewed at the last visit", hours: 13 * 24 },
] as const;

type Planned = { readonly case: OpenCase; readonly work: Work; readonly isStory: boolean };

/** Simulated staff of one clinic: they plan what is open and carry it out through the real commands. */
export class CaseDesk {
  readonly #planned = new Map<string, Planned>();

  constructor(
    private readonly heron: Heron,
    private readonly team: Team,
    private readonly random: Random,
  ) {}

  /** Plans for every open case. The same case gets the same plan, unless a flag was raised since. */
  async look(patients: ReadonlyMap<string, CohortPatient>): Promise<void> {
    this.#planned.clear();
    for (const open of await this.#listOpen()) {
      const patient = patients.get(open.patientId);
      const random = this.random.stream(`${patient?.number} ${open.since.getTime()}`);
      const work = planWork(random, this.team, open);
      this.#planned.set(open.patientId, { case: open, work, isStory: typeof patient?.story === "string" });
    }
  }

  /** When the patient's open case will be closed, if that is at `latest` or earlier. */
  closingBy(patientId: string, latest: Date): Date | null {
    const closeAt = this.#planned.get(patientId)?.work.closeAt;
    return closeAt && closeAt <= latest ? closeAt : null;
  }

  /** Closes the case as planned; one that has become another matter since is left to be planned anew. */
  async close(patientId: string): Promise<void> {
    const planned = this.#planned.get(patientId);
    this.#planned.delete(patientId);
    const [open] = await this.#listOpen(patientId);
    if (!planned || !open || !isSameMatter(planned.case, open)) return;
    const { by, lookAt, claimAt, calls, closeAt, disposition } = planned.work;
    if (!open.owner) {
      await inClinic(by, (tx) => tellFirstLook(tx, by, open.id, lookAt));
      await claimCase(by, open.id, claimAt);
    }
    for (const { at, result } of calls) {
      await logContact(by, open.id, { channel: "phone", result, note: null }, at);
    }
    const closed = await closeCase(by, open.id, disposition, closeAt);
    if (closed?.kind !== "closed") throw new Error("Demo staff could not close a case.", { cause: closed });
  }

  /**
   * Some of what is open now is in someone's hands, a few of these wait or sleep; stories fresher than `storiesBefore` are in
   * nobody's.
   */
  async leave(now: Date, storiesBefore: Date): Promise<void> {
    const aside = [...putAside];
    for (const { case: open, work, isStory } of this.#planned.values()) {
      const isFresh = isStory && open.since > storiesBefore;
      if (work.claimAt > now || open.owner || isFresh) continue;
      // Claimed lately: an older claim would have expired.
      const lately = minutesAfter(now, -claimedWithin);
      const claimAt = work.claimAt > lately ? work.claimAt : lately;
      await inClinic(work.by, (tx) => tellFirstLook(tx, work.by, open.id, claimAt));
      await claimCase(work.by, open.id, claimAt);
      if (isStory || open.safety || open.priority === "urgent" || open.priority === "high") continue;
      const next = aside.shift();
      if (!next) continue;
      const { put, reason, hours } = next;
      await put(work.by, open.id, { reason, until: minutesAfter(now, hours * 60) }, minutesAfter(claimAt, 4));
    }
  }

  async #listOpen(patientId?: string): Promise<OpenCase[]> {
    const { clinicId } = this.heron;
    const staff = [...this.team.clinicians, ...this.team.coordinators];
    const rows = await inClinic(this.heron, (tx) =>
      tx
        .select({
          id: cases.id,
          patientId: cases.patientId,
          priority: cases.priority,
          ownerId: cases.ownerId,
          safety: sql<boolean>`bool_or(${flags.safety})`,
          since: max(flags.raisedAt),
          lastSeenAt: max(flags.lastSeenAt),
        })
        .from(cases)
        .innerJoin(
          flags,
          and(eq(flags.clinicId, clinicId), eq(flags.caseId, cases.id), isNull(flags.closedAt)),
        )
        .where(
          and(
            eq(cases.clinicId, clinicId),
            ne(cases.status, "closed"),
            patientId ? eq(cases.patientId, patientId) : undefined,
          ),
        )
        .groupBy(cases.id, cases.patientId, cases.priority, cases.ownerId),
    );
    return rows.flatMap(({ ownerId, since, lastSeenAt, ...row }) => {
      const owner = staff.find(({ staffId }) => staffId === ownerId) ?? null;
      return since && lastSeenAt ? [{ ...row, owner, since, lastSeenAt }] : [];
    });
  }
}

/** Nothing was raised or became more pressing in between; that the same was seen again does not matter. */
function isSameMatter(planned: OpenCase, now: OpenCase): boolean {
  const { id, priority, safety, since } = planned;
  // A safety flag may be about an earlier moment than the newest flag: silence is asked later than what is told after it.
  return (
    id === now.id &&
    priority === now.priority &&
    safety === now.safety &&
    since.getTime() === now.since.getTime()
  );
}
