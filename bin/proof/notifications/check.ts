import type { ProofClinic } from "@/bin/proof/notifications/clinic";
import type { Receivers } from "@/bin/proof/notifications/receivers";
import type { ProofLine } from "@/bin/proof/report";
import type { openPool } from "@/db/connection";

type Sql = ReturnType<typeof openPool>;

type Stored = { id: string; caseId: string; patientId: string; step: string; state: string; to: string };

/** Compares what receivers were shown with who had to be told of which case, and with what Heron says became of it. */
export async function checkDelivery(
  admin: Sql,
  clinics: readonly ProofClinic[],
  { inbox, forged }: Receivers,
): Promise<ProofLine[]> {
  const stored = await admin<Stored[]>`
    select n.id, n.case_id as "caseId", c.patient_id as "patientId", n.step, n.state,
      coalesce(s.email, split_part(e.url, '/', 4) || case when e.url like '%/gone' then ' gone' else '' end) as "to"
    from app.notifications n join app.cases c on c.clinic_id = n.clinic_id and c.id = n.case_id
    left join app.staff s on s.id = n.staff_id
    left join app.webhook_endpoints e on e.clinic_id = n.clinic_id and e.id = n.endpoint_id`;
  const byId = new Map(stored.map((one) => [one.id, one]));

  // By patient, whom the proof knows without Heron; each has one case.
  const shown = new Map<string, string[]>();
  let strange = forged.length;
  for (const [id, { to, caseId }] of inbox) {
    const known = byId.get(id);
    if (known?.to !== to || (caseId !== null && caseId !== known.caseId)) strange += 1;
    const key = `${known?.patientId} ${to} ${known?.step}`;
    shown.set(key, [...(shown.get(key) ?? []), id]);
  }
  const due = clinics.flatMap(({ patientIds, taking }) =>
    patientIds.flatMap((patientId) => taking.map((to) => `${patientId} ${to} first`)),
  );
  const refusing = new Set(clinics.flatMap(({ refusing }) => refusing));
  const refuses = ({ to }: Stored) => refusing.has(to) || to.endsWith(" gone");
  const first = stored.filter(({ step }) => step === "first");
  const copies = [...inbox.values()].reduce((sum, one) => sum + one.copies - 1, 0);
  const none = (line: string, figure: number) => ({ line, figure, limit: 0, holds: figure === 0 });
  const note = (line: string, figure: number) => ({ line, figure, limit: null, holds: true });
  return [
    none(`messages of ${due.length} that never arrived`, due.filter((key) => !shown.has(key)).length),
    none(
      "messages that a receiver was shown twice",
      [...shown.values()].filter((ids) => ids.length > 1).length,
    ),
    none("messages that nobody was to get, or with a signature that does not fit", strange),
    none(
      "messages said to be sent that never arrived",
      stored.filter(({ id, state }) => state === "sent" && !inbox.has(id)).length,
    ),
    none(
      "messages that arrived and are not said to be sent",
      stored.filter(({ id, state }) => state !== "sent" && inbox.has(id)).length,
    ),
    none(
      "messages given up though the receiver did not refuse for good",
      stored.filter((one) => one.state === "dead" && !refuses(one)).length,
    ),
    none(
      "messages refused for good that are not in sight as dead",
      first.filter((one) => refuses(one) && one.state !== "dead").length,
    ),
    note("second copies, dropped by their id", copies),
  ];
}
