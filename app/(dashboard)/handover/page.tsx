import type { Metadata } from "next";
import { requirePage } from "@/auth/session";
import { ChoiceLinks } from "@/components/choice-links";
import { CoverageAhead } from "@/components/coverage-ahead";
import { HandoverCases } from "@/components/handover-cases";
import { HandoverEvents } from "@/components/handover-events";
import { PageHead } from "@/components/page-head";
import { PaperHead } from "@/components/paper-head";
import { PrintButton } from "@/components/print-button";
import { clockText } from "@/components/time";
import { UndeliveredList } from "@/components/undelivered-list";
import { UnjudgedList } from "@/components/unjudged-list";
import { findHandover } from "@/db/queries/find-handover";
import { listUnjudged } from "@/db/queries/list-unjudged";
import { byOwner, shiftHours, sortOut, usualShift } from "@/domain/handover";
import { counted } from "@/domain/wording";
import { oneOf } from "../search-params";

export const metadata: Metadata = { title: "Handover" };

const hour = 3_600_000;

/** What one shift leaves to the next: what is open and whose, what is due, what waits, what happened. */
export default async function HandoverPage({ searchParams }: PageProps<"/handover">) {
  const viewer = await requirePage("view-queue");
  const { timeZone, clinicName, displayName } = viewer;
  const asked = oneOf((await searchParams).hours);
  const hours = shiftHours.find((one) => String(one) === asked) ?? usualShift;
  const now = new Date();
  const begins = new Date(now.getTime() - hours * hour);
  const nextEnds = new Date(now.getTime() + hours * hour);
  const [page, unjudged] = await Promise.all([
    findHandover(viewer, { begins, now, nextEnds }),
    listUnjudged(viewer, now),
  ]);
  const { open, happened, undelivered, coverage, onCall } = page;
  const { urgent, due, waiting, snoozed, later } = sortOut(open, nextEnds);
  const shown = { now, timeZone };
  const until = clockText(nextEnds, timeZone, now);
  return (
    <div className="mx-auto grid w-full max-w-4xl gap-8 px-4 py-6 sm:px-6 print:max-w-none print:gap-5 print:p-0">
      <div className="flex flex-wrap items-start justify-between gap-3">
        <PageHead title="Handover">
          For the end of a shift: what is open and whose it is, what comes due, what waits and why, and what
          happened. As of {clockText(now, timeZone)}.
        </PageHead>
        <PrintButton />
        <div className="flex w-full flex-wrap items-center gap-3 print:hidden">
          <span className="text-sm text-muted">This shift and the next, each of</span>
          <ChoiceLinks
            name="Length of a shift"
            choices={shiftHours.map((one) => ({
              label: `${one} h`,
              href: `/handover?hours=${one}`,
              chosen: one === hours,
            }))}
          />
        </div>
        <PaperHead clinicName={clinicName} by={displayName} now={now} timeZone={timeZone} />
      </div>
      <UnjudgedList rows={unjudged} now={now} timeZone={timeZone} />
      <section aria-labelledby="whose">
        <h2 id="whose" className="text-lg font-semibold tracking-tight">
          Open and whose <span className="text-base font-normal text-muted">{open.length}</span>
        </h2>
        {page.isOpenCut && <p role="note">More are open: these are the {open.length} most pressing.</p>}
        {open.length === 0 && <p className="mt-2 text-muted">No case is open.</p>}
        <ul className="mt-2 flex flex-wrap gap-x-6 gap-y-1">
          {byOwner(open).map(({ owner, count, urgent: pressing, asleep }) => (
            <li key={owner ?? ""}>
              <span className="font-medium">{owner ?? "In nobody's hands"}</span>: {count}
              {pressing > 0 && `, ${pressing} urgent`}
              {asleep > 0 && `, ${asleep} snoozed`}
            </li>
          ))}
        </ul>
      </section>
      <section aria-labelledby="coverage">
        <h2 id="coverage" className="text-lg font-semibold tracking-tight">
          Who watches until {until}
        </h2>
        <CoverageAhead stretches={coverage} onCall={onCall} {...shown} />
      </section>
      <HandoverCases id="urgent" title="Urgent" none="No urgent case is open." cases={urgent} {...shown} />
      <HandoverCases
        id="due"
        title={`Overdue or due by ${until}`}
        none="Nothing else comes due in the next shift."
        cases={due}
        {...shown}
      />
      <HandoverCases id="waiting" title="Waiting" none="No case waits." cases={waiting} {...shown} />
      <HandoverCases id="snoozed" title="Snoozed" none="No case is snoozed." cases={snoozed} {...shown} />
      <section aria-labelledby="messages">
        <h2 id="messages" className="text-lg font-semibold tracking-tight">
          Messages not delivered{" "}
          <span className="text-base font-normal text-muted">{undelivered.length}</span>
        </h2>
        {undelivered.length === 0 ? (
          <p className="mt-2 text-muted">None about an open case.</p>
        ) : (
          <UndeliveredList messages={undelivered} />
        )}
      </section>
      <section aria-labelledby="happened">
        <h2 id="happened" className="text-lg font-semibold tracking-tight">
          What happened since {clockText(begins, timeZone, now)}
        </h2>
        {page.isHappenedCut && (
          <p role="note">More happened: these are the latest {happened.length} events.</p>
        )}
        {happened.length === 0 ? (
          <p className="mt-2 text-muted">Nothing happened to any case.</p>
        ) : (
          <>
            <p className="mt-1 text-muted">{tally(happened)}</p>
            <HandoverEvents happened={happened} {...shown} />
          </>
        )}
      </section>
      <HandoverCases id="later" title="Due later" none="No other case is open." cases={later} {...shown} />
    </div>
  );
}

const told = [
  ["raised", "flag raised", "flags raised"],
  ["returned", "returned", "returned"],
  ["claimed", "claimed", "claimed"],
  ["contacted", "attempt to reach a patient", "attempts to reach a patient"],
  ["closed", "closed", "closed"],
  ["reopened", "reopened", "reopened"],
  ["claim-expired", "claim expired", "claims expired"],
  ["overdue", "deadline missed", "deadlines missed"],
] as const;

/** "3 flags raised, 2 claimed, 2 closed". */
function tally(happened: readonly { kind: string }[]): string {
  const parts = told.flatMap(([kind, one, many]) => {
    const count = happened.filter((event) => event.kind === kind).length;
    return count > 0 ? [counted(count, one, many)] : [];
  });
  return parts.join(", ");
}
