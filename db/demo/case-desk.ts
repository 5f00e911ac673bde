import { and, eq, isNull, ne } from "drizzle-orm";
import { inClinic } from "@/db/client";
import { claimCase } from "@/db/commands/claim-case";
import { closeCase } from "@/db/commands/close-case";
import type { Random } from "@/db/demo/random";
import { planWork, type Team, type Work } from "@/db/demo/staff-work";
import { cases, flags } from "@/db/schema/triage";
import type { Heron, Viewer } from "@/domain/access";
import type { Priority } from "@/domain/priority";

type OpenCase = {
  readonly id: string;
  readonly patientId: string;
  readonly priority: Priority;
  readonly safety: boolean;
  readonly version: number;
  readonly owner: Viewer | null;
  /** When a flag of it was last raised or seen again. */
  readonly since: Date;
};

type Planned = { readonly case: OpenCase; readonly work: Work };

/** Simulated staff of one clinic: they plan what is open and carry it out through the real commands. */
export class CaseDesk {
  readonly #planned = new Map<string, Planned>();

  constructor(
    private readonly heron: Heron,
    private readonly team: Team,
    private readonly random: Random,
  ) {}

  /** Plans for every open case that is new or has been added to. */
  async look(numberOf: (patientId: string) => string): Promise<void> {
    const open = await listOpen(this.heron, [...this.team.clinicians, ...this.team.coordinators]);
    for (const patientId of this.#planned.keys()) if (!open.has(patientId)) this.#planned.delete(patientId);
    for (const [patientId, waiting] of open) {
      const known = this.#planned.get(patientId)?.case;
      if (known?.id === waiting.id && known.since >= waiting.since) continue;
      const random = this.random.stream(`${numberOf(patientId)} ${waiting.since.getTime()}`);
      this.#planned.set(patientId, { case: waiting, work: planWork(random, this.team, waiting) });
    }
  }

  /** When the patient's open case will be closed, if that is at `latest` or earlier. */
  closingBy(patientId: string, latest: Date): Date | null {
    const closeAt = this.#planned.get(patientId)?.work.closeAt;
    return closeAt && closeAt <= latest ? closeAt : null;
  }

  /** Closes the case as planned; a case that was added to since stays with who claimed it, to be planned anew. */
  async close(patientId: string): Promise<void> {
    const planned = this.#planned.get(patientId);
    if (!planned) return;
    this.#planned.delete(patientId);
    const { by, claimAt, closeAt, disposition } = planned.work;
    const { id, owner, version } = planned.case;
    if (!owner) await claimCase(by, id, claimAt);
    const seenVersion = owner ? version : version + 1;
    const closed = await closeCase(by, id, { ...disposition, seenVersion }, closeAt);
    if (closed?.kind !== "closed" && closed?.kind !== "changed") {
      throw new Error("Demo staff could not close a case.", { cause: closed });
    }
  }

  /** Some of what is open now is in someone's hands. */
  async leave(now: Date): Promise<void> {
    for (const planned of this.#planned.values()) {
      const { by, claimAt } = planned.work;
      if (claimAt <= now && !planned.case.owner) await claimCase(by, planned.case.id, claimAt);
    }
  }
}

async function listOpen(heron: Heron, staff: readonly Viewer[]): Promise<Map<string, OpenCase>> {
  const { clinicId } = heron;
  const rows = await inClinic(heron, (tx) =>
    tx
      .select({
        id: cases.id,
        patientId: cases.patientId,
        priority: cases.priority,
        safety: flags.safety,
        version: cases.version,
        ownerId: cases.ownerId,
        since: flags.lastSeenAt,
      })
      .from(cases)
      .innerJoin(flags, and(eq(flags.clinicId, clinicId), eq(flags.caseId, cases.id), isNull(flags.closedAt)))
      .where(and(eq(cases.clinicId, clinicId), ne(cases.status, "closed")))
      .orderBy(cases.patientId),
  );
  const open = new Map<string, OpenCase>();
  for (const { ownerId, ...row } of rows) {
    const known = open.get(row.patientId);
    open.set(row.patientId, {
      ...row,
      owner: staff.find(({ staffId }) => staffId === ownerId) ?? null,
      safety: row.safety || known?.safety === true,
      since: known && known.since > row.since ? known.since : row.since,
    });
  }
  return open;
}
