import type { SummaryChart } from "@/components/summary-layout";
import { isOn } from "@/components/time-axis";
import { findPatient } from "@/db/queries/find-patient";
import { findSummary } from "@/db/queries/find-summary";
import { findTrend } from "@/db/queries/find-trend";
import type { Viewer } from "@/domain/access";
import { adherence } from "@/domain/adherence";
import { heronVersion } from "@/domain/heron-version";
import { findInstrument } from "@/domain/instruments/catalogue";
import { phq9, phq9Total } from "@/domain/instruments/phq-9";
import { addDays, localDay } from "@/domain/local-day";
import { plannedMg } from "@/domain/prescription";
import { defaultThresholds } from "@/domain/rules/thresholds";
import { tellTrend } from "@/domain/summary";
import { arrangeSummary, type SummaryPage } from "@/domain/summary-page";
import { isBeforeDose } from "@/domain/trajectory";
import {
  arrangeTrend,
  baselineOf,
  scored,
  sharedAxis,
} from "../../../../(dashboard)/patients/[patientId]/arrange-trends";

/** One patient's summary of the last weeks (null: of all time), as printed and as the PDF; null for missing and foreign alike. */
export async function loadSummary(
  viewer: Viewer,
  patientId: string,
  weeks: number | null,
  now: Date,
): Promise<{ page: SummaryPage; chart: SummaryChart | null } | null> {
  const patient = await findPatient(viewer, patientId, now);
  if (!patient) return null;
  const startOn = patient.episode?.startedOn ?? localDay(now, patient.timeZone);
  const from = weeks === null ? new Date(0) : new Date(now.getTime() - weeks * 7 * 86_400_000);
  const since = new Date(Math.min(from.getTime(), new Date(addDays(startOn, -15)).getTime()));
  const [trend, found] = await Promise.all([
    findTrend(viewer, patientId, since),
    findSummary(viewer, patientId, from, now),
  ]);
  if (!found) return null;
  const axis = sharedAxis(trend, weeks, now);
  const firstDoseOn = patient.episode?.firstDoseOn ?? null;
  const course = { firstDoseOn, startedOn: startOn, timeZone: patient.timeZone };
  const all = trend.series["phq-9/total"] ?? [];
  const phq = arrangeTrend(phq9, phq9Total, trend, axis, course, viewer.timeZone);
  const points = all.map(scored);
  const baseline = baselineOf(all, course);
  const doses = trend.doses.filter(({ at }) => isOn(axis, at));
  const today = localDay(now, patient.timeZone);
  const planned = patient.prescription && plannedMg(patient.prescription, today);
  const words = tellTrend({
    points,
    shown: phq.points.map(scored),
    flags: trend.flags.filter(({ at }) => isOn(axis, at)).length,
    baseline,
    baselineBeforeDose: baseline === null || isBeforeDose(baseline, firstDoseOn, patient.timeZone),
    item9: [...found.item9.values()],
    doses: trend.doses,
    thresholds: trend.thresholds,
    lastCheckInAt: patient.standing?.lastCheckInAt ?? null,
    now,
    timeZone: viewer.timeZone,
  });
  const page = arrangeSummary({
    patient,
    clinicName: viewer.clinicName,
    madeBy: viewer.displayName,
    now,
    from: new Date(axis.from),
    to: new Date(axis.to),
    timeZone: viewer.timeZone,
    glance: words.atAGlance,
    chart: words.chart,
    phq9: points,
    gad7: (trend.series["gad-7/total"] ?? []).map(scored),
    item9: found.item9,
    plan: patient.prescription,
    doses,
    kept: adherence(trend.doses, patient.prescription, now, defaultThresholds.underUseDays, patient.timeZone),
    flags: found.flags,
    versions: {
      heron: heronVersion,
      rules: found.rulesVersion,
      instruments: found.instruments.map(
        ({ id, version }) => `${findInstrument(id)?.shortTitle ?? id} ${version}`,
      ),
    },
  });
  const chart =
    phq.points.length > 0 ? { frame: phq.frame, runs: phq.runs, doses, plannedMg: planned } : null;
  return { page, chart };
}

/** "8" and "all" as the patient's page writes them; anything else is 26 weeks. */
export function weeksAsked(range: unknown): number | null {
  if (range === "all") return null;
  return range === "8" ? 8 : 26;
}
