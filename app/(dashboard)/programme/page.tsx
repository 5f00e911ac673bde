import type { Metadata } from "next";
import { requirePage } from "@/auth/session";
import { ExportLink } from "@/components/export-link";
import { PageHead } from "@/components/page-head";
import { PrintButton } from "@/components/print-button";
import { ProgrammeLoad } from "@/components/programme-load";
import { ProgrammeShare } from "@/components/programme-share";
import { findProgramme } from "@/db/queries/find-programme";
import { localDay } from "@/domain/local-day";
import { fromFirst, programmeMeasures, readingOf } from "@/domain/programme";
import { calendarDayInWords } from "@/domain/wording";

export const metadata: Metadata = { title: "Programme" };

/** How the clinic's patients do, month by month: counts and intervals, and nobody's name. */
export default async function ProgrammePage() {
  const viewer = await requirePage("view-programme");
  const now = new Date();
  const today = localDay(now, viewer.timeZone);
  const months = fromFirst(await findProgramme(viewer, now));
  return (
    <div className="mx-auto w-full max-w-6xl px-4 py-6 sm:px-6">
      <div className="flex flex-wrap items-start justify-between gap-4">
        <PageHead title="Programme">
          How the clinic’s patients do, by calendar month in {viewer.timeZone.replaceAll("_", " ")}. Counts,
          never names; every share with its 95% interval.
        </PageHead>
        {months.length > 0 && (
          <p className="flex items-center gap-4 print:hidden">
            <ExportLink href="/api/programme.csv" may />
            <PrintButton />
          </p>
        )}
      </div>
      {months.length === 0 ? (
        <p className="card mt-6 p-4">
          Nothing to count yet. A month appears here with the first patient in care or the first case in it.
        </p>
      ) : (
        <>
          <p className="mt-3 text-sm text-muted">
            {viewer.clinicName}, counted {calendarDayInWords(today, true)}. The present month is not over, so
            its figures will change.
          </p>
          <div className="mt-5 grid gap-4 lg:grid-cols-2">
            {programmeMeasures.map((measure) => (
              <ProgrammeShare
                key={measure.id}
                measure={measure}
                readings={months.map((month) => readingOf(measure, month, today))}
              />
            ))}
          </div>
          <ProgrammeLoad months={months} today={today} />
          <Method />
        </>
      )}
    </div>
  );
}

function Method() {
  return (
    <section aria-labelledby="method" className="card mt-4 px-4 py-3 text-sm">
      <h2 id="method" className="text-lg font-semibold tracking-tight">
        How to read this
      </h2>
      <ul className="mt-2 grid max-w-prose list-disc gap-1.5 pl-5">
        <li>
          Intervals of shares are by Wilson’s score method, those of medians by ranks (Campbell and Gardner
          1988). Where two months’ intervals overlap widely, the difference may be chance.
        </li>
        <li>
          “Few” marks months of fewer than 10: a single person moves their share by more than ten points. Even
          without names, small numbers can point to a person: think before passing them on.
        </li>
        <li>
          Patients who answer are not all patients. Who stops answering is often worse off, so response and
          remission among those who answer may look better than the clinic does.
        </li>
        <li>
          These are counts of what was reported. They compare months, not treatments: nothing here is a trial.
        </li>
      </ul>
    </section>
  );
}
