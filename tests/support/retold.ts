import type { CohortPatient } from "@/bin/demo/cohort";
import type { RecordedCheckIn } from "@/domain/check-in";
import { evaluate } from "@/domain/evaluate";
import { findInstrument } from "@/domain/instruments/catalogue";
import { localDay } from "@/domain/local-day";
import type { PatientRecord, RaisedFlag } from "@/domain/patient-record";
import type { Priority } from "@/domain/priority";
import { type Decision, reconcile } from "@/domain/reconcile";
import { defaultThresholds } from "@/domain/rules/thresholds";
import { scoreCheckIn } from "@/domain/scoring";
import { findBaseline } from "@/domain/trajectory";
import { pointsOf } from "@/domain/view";
import { recordWith } from "@/tests/support/records";

const dayMs = 86_400_000;
const raising = ["raise", "return", "escalate"];

/** What one check-in of a demo patient brought up, and how pressing what was open already. */
export type Judged = {
  readonly checkIn: RecordedCheckIn;
  readonly raised: readonly Decision[];
  readonly open: readonly Priority[];
};

/** Judges all check-ins of a demo patient in order, as the database would. Whatever is raised is closed `closedAfterDays` later. */
export function retell(patient: CohortPatient, closedAfterDays: number): Judged[] {
  const all = patient.checkIns.map(recorded);
  let flags: RaisedFlag[] = [];
  return all.map((checkIn, index) => {
    const at = checkIn.authoredAt.getTime();
    flags = flags
      .map((one) =>
        one.closedAt === null && at - one.raisedAt.getTime() > closedAfterDays * dayMs
          ? { ...one, closedAt: checkIn.authoredAt }
          : one,
      )
      .filter((one) => one.closedAt === null || at - one.raisedAt.getTime() < 60 * dayMs);
    const open = flags.filter((one) => one.closedAt === null).map((one) => one.priority);
    const record = recordOf(patient, all.slice(0, index + 1), flags, at);
    const findings = evaluate(record, checkIn, checkIn.authoredAt, defaultThresholds);
    const raised = reconcile(findings, flags, checkIn.authoredAt).filter(({ kind }) =>
      raising.includes(kind),
    );
    flags = raised.reduce((list, decision) => withDecision(list, decision, checkIn), flags);
    return { checkIn, raised, open };
  });
}

/** The record of a demo patient at a moment, nothing flagged. */
export function recordAt(patient: CohortPatient, at: Date): PatientRecord {
  const known = patient.checkIns.map(recorded).filter((one) => one.authoredAt <= at);
  return recordOf(patient, known, [], at.getTime());
}

function recorded(checkIn: CohortPatient["checkIns"][number], index: number): RecordedCheckIn {
  const instrument = findInstrument(checkIn.instrument);
  return {
    ...checkIn,
    id: String(index).padStart(6, "0"),
    receivedAt: checkIn.authoredAt,
    scores: instrument ? scoreCheckIn(instrument, checkIn.answers) : [],
  };
}

function recordOf(
  patient: CohortPatient,
  known: readonly RecordedCheckIn[],
  flags: readonly RaisedFlag[],
  at: number,
): PatientRecord {
  const { timeZone } = patient;
  const first = known.find(
    (one) => one.instrument === "dose-journal" && one.answers["dj.kind"] !== "skipped",
  );
  const firstDoseOn = first ? localDay(first.authoredAt, timeZone) : null;
  const firstDays = (first?.authoredAt.getTime() ?? 0) + 30 * dayMs;
  const held = known.filter(
    ({ instrument, authoredAt }) =>
      at - authoredAt.getTime() < 90 * dayMs ||
      (instrument !== "mood-daily" && (instrument !== "dose-journal" || authoredAt.getTime() < firstDays)),
  );
  const baseline = (instrument: string) =>
    findBaseline(
      pointsOf(
        known.filter((one) => one.instrument === instrument),
        "total",
      ),
      firstDoseOn,
      timeZone,
    ) ?? undefined;
  return recordWith(held, {
    timeZone,
    episode: { startedOn: patient.episode.startedOn, firstDoseOn },
    baselines: { "phq-9": baseline("phq-9"), "gad-7": baseline("gad-7") },
    prescription: { ...patient.prescription, id: "rx" },
    demographics: { bornOn: patient.identity.bornOn, sex: patient.sex },
    medicines: patient.medicines,
    history: { bipolar: patient.bipolarHistory },
    flags,
  });
}

function withDecision(
  flags: RaisedFlag[],
  decision: Decision,
  { id, authoredAt }: RecordedCheckIn,
): RaisedFlag[] {
  const { ruleId, priority } = decision.finding;
  if (decision.kind === "escalate") {
    return flags.map((one) => (one.id === decision.flag.id ? { ...one, priority } : one));
  }
  return [
    ...flags,
    { id: `${ruleId} ${id}`, caseId: "case", ruleId, priority, raisedAt: authoredAt, closedAt: null },
  ];
}
