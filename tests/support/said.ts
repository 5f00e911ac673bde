import type { RecordedCheckIn } from "@/domain/check-in";
import type { PatientRecord } from "@/domain/patient-record";
import type { Finding } from "@/domain/rules/rule";
import { day, findingOf, recordWith } from "@/tests/support/records";

/** What one rule says of the last of these check-ins, and what it shows: "linkId: answer", or the words of a fact. */
export function said(
  ruleId: string,
  checkIns: readonly RecordedCheckIn[],
  more: Partial<PatientRecord> = {},
): { summary: string; shown: string[] } | null {
  return inShort(findingOf(ruleId, recordWith(checkIns, more), checkIns.at(-1) ?? null, day(0)));
}

/** What one rule says of silence at a moment, and what it shows. */
export function saidInSilence(
  ruleId: string,
  checkIns: readonly RecordedCheckIn[],
  now: Date,
  more: Partial<PatientRecord> = {},
) {
  return inShort(findingOf(ruleId, recordWith(checkIns, more), null, now));
}

function inShort(finding: Finding | null): { summary: string; shown: string[] } | null {
  if (!finding) return null;
  const shown = finding.evidence.map((one) => {
    if (one.kind === "score") return `${one.label} ${one.instrument} ${one.measure}: ${one.value}`;
    return one.kind === "fact" ? one.text : `${one.linkId}: ${one.answer}`;
  });
  return { summary: finding.summary, shown };
}
