import type { Metadata } from "next";
import Link from "next/link";
import { notFound } from "next/navigation";
import { requirePage } from "@/auth/session";
import { AtAGlance } from "@/components/at-a-glance";
import { FadeCard } from "@/components/fade-card";
import { byPressure } from "@/components/flag-lane";
import { Journal } from "@/components/journal";
import { NeighbourLinks } from "@/components/neighbour-links";
import { PatientBar } from "@/components/patient-bar";
import { PlanCard } from "@/components/plan-card";
import { SummaryLink } from "@/components/summary-link";
import { isOn } from "@/components/time-axis";
import { findPatient } from "@/db/queries/find-patient";
import { findTrend } from "@/db/queries/find-trend";
import { listJournal } from "@/db/queries/list-journal";
import { can } from "@/domain/access";
import { adherence } from "@/domain/adherence";
import { addDays, localDay } from "@/domain/local-day";
import { plannedMg } from "@/domain/prescription";
import { defaultThresholds } from "@/domain/rules/thresholds";
import { tellTrend } from "@/domain/summary";
import { isBeforeDose } from "@/domain/trajectory";
import { uuidIn } from "../../search-params";
import { baselineOf, itemNineOf, scored, sharedAxis } from "./arrange-trends";
import { type Asked, hrefOf, readAsked } from "./asked";
import { findFade } from "./find-fade";
import { loadNeighbours } from "./load-neighbours";
import { Trends } from "./trends";

export const metadata: Metadata = { title: "Patient" };

/** Better or worse, by how much more than noise, on what doses. */
export default async function PatientPage({ params, searchParams }: PageProps<"/patients/[patientId]">) {
  const viewer = await requirePage("view-patients");
  const patientId = uuidIn((await params).patientId);
  const asked = readAsked(await searchParams);
  const now = new Date();
  const patient = patientId && (await findPatient(viewer, patientId, now));
  if (!patient) notFound();

  const startOn = patient.episode?.startedOn ?? localDay(now, patient.timeZone);
  const [trend, newest, older, neighbours] = await Promise.all([
    findTrend(viewer, patient.id, trendSince(asked.range.weeks, startOn, now)),
    listJournal(viewer, patient.id, null),
    asked.before ? listJournal(viewer, patient.id, asked.before) : null,
    loadNeighbours(viewer, patient.id, asked, now),
  ]);
  const points = trend.series["phq-9/total"] ?? [];
  const course = {
    firstDoseOn: patient.episode?.firstDoseOn ?? null,
    startedOn: startOn,
    timeZone: patient.timeZone,
  };
  const axis = sharedAxis(trend, asked.range.weeks, now);
  const journal = older ?? newest;
  const baseline = baselineOf(points, course);
  const words = tellTrend({
    points: points.map(scored),
    shown: points.filter(({ at }) => isOn(axis, at)).map(scored),
    flags: trend.flags.filter(({ at }) => isOn(axis, at)).length,
    baseline,
    baselineBeforeDose: baseline === null || isBeforeDose(baseline, course.firstDoseOn, course.timeZone),
    item9: itemNineOf(trend.sheets),
    doses: trend.doses,
    thresholds: trend.thresholds,
    lastCheckInAt: patient.standing?.lastCheckInAt ?? null,
    now,
    timeZone: viewer.timeZone,
  });
  const today = localDay(now, patient.timeZone);
  const { prescription } = patient;
  const plan = prescription && { route: prescription.route, doseMg: plannedMg(prescription, today) };
  return (
    <div className="[&_:is(a,input,summary,[tabindex])]:scroll-mt-14">
      <PatientBar patient={patient} prescription={patient.prescription} today={today}>
        {can(viewer, "export") && (
          <SummaryLink href={`/patients/${patient.id}/summary?range=${asked.range.code}`} />
        )}
        <NeighbourLinks {...neighbours} />
      </PatientBar>
      <div className="mx-auto w-full max-w-[92rem] space-y-4 px-3 py-4 sm:px-4">
        <div className="grid gap-4 lg:grid-cols-[minmax(0,1fr)_24rem]">
          <AtAGlance
            summary={words.atAGlance}
            openCase={patient.openCase}
            openFlags={trend.flags.filter((flag) => flag.open).sort(byPressure)}
          />
          <PlanCard
            patientId={patient.id}
            prescription={patient.prescription}
            doses={trend.doses.filter((dose) => isOn(axis, dose.at))}
            period={asked.range.words}
            kept={adherence(
              trend.doses,
              patient.prescription,
              now,
              defaultThresholds.underUseDays,
              patient.timeZone,
            )}
            supply={patient.supply}
            today={today}
          />
        </div>
        <Trends
          patientId={patient.id}
          trend={trend}
          axis={axis}
          asked={asked}
          course={course}
          plan={plan}
          chart={words.chart}
          timeZone={viewer.timeZone}
          mayExport={can(viewer, "export")}
        />
        <FadeCard {...findFade(trend, course, now)} />
        <section aria-labelledby="journal" className="card px-4 py-3">
          <div className="flex flex-wrap items-baseline justify-between gap-x-4">
            <h2 id="journal" className="text-lg font-semibold tracking-tight">
              Journal
            </h2>
            {can(viewer, "export") && (
              <span className="flex flex-wrap gap-x-4 text-sm">
                <a
                  href={`/api/patients/${patient.id}/flags.csv`}
                  download
                  className="link inline-flex min-h-6 items-center"
                >
                  Flags and why they were raised
                </a>
                <Link
                  href={`/exports?patient=${patient.id}`}
                  prefetch={false}
                  className="link inline-flex min-h-6 items-center"
                >
                  Export
                </Link>
              </span>
            )}
          </div>
          <Journal
            entries={journal.entries}
            older={journal.next && journalAt(patient.id, asked, journal.next)}
            newest={older && journalAt(patient.id, asked, null)}
            timeZone={viewer.timeZone}
            patientZone={patient.timeZone}
          />
        </section>
      </div>
    </div>
  );
}

/** Far enough back for the range shown and for the baseline it is compared with. */
function trendSince(weeks: number | null, startOn: string, now: Date): Date {
  if (weeks === null) return new Date(0);
  const baseline = new Date(addDays(startOn, -15));
  return new Date(Math.min(baseline.getTime(), now.getTime() - weeks * 7 * 86_400_000));
}

function journalAt(patientId: string, asked: Asked, before: string | null): string {
  return `${hrefOf(patientId, { ...asked, before })}#journal`;
}
