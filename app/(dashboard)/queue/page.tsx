import type { Metadata } from "next";
import { CaseView } from "@/app/(dashboard)/cases/case-view";
import { oneOf, uuidIn } from "@/app/(dashboard)/search-params";
import { requirePage } from "@/auth/session";
import { ChoiceLinks } from "@/components/choice-links";
import { CoverageLine } from "@/components/coverage-line";
import { laterChoices } from "@/components/later-choices";
import { QueueEmpty } from "@/components/queue-empty";
import { QueueList } from "@/components/queue-list";
import { QueueReports } from "@/components/queue-reports";
import { QueueRow } from "@/components/queue-row";
import { QueueTabs } from "@/components/queue-tabs";
import { UnjudgedList } from "@/components/unjudged-list";
import { findCase } from "@/db/queries/find-case";
import { findDesk } from "@/db/queries/find-desk";
import { findLastReceived } from "@/db/queries/find-last-received";
import { findSinceContact } from "@/db/queries/find-since-contact";
import { type QueueRow as ListedCase, listQueue } from "@/db/queries/list-queue";
import { listUnjudged } from "@/db/queries/list-unjudged";
import { can } from "@/domain/access";
import { priorities } from "@/domain/priority";
import { lanes, queueTabs } from "@/domain/queue";
import { caseAfter } from "@/domain/queue-order";
import { canCloseAmongMany } from "@/domain/triage";
import { loadUrgent } from "../load-urgent";

export async function generateMetadata(): Promise<Metadata> {
  const { unclaimed } = (await loadUrgent()).urgent;
  return { title: unclaimed ? `(${unclaimed}) Queue` : "Queue" };
}

/** List and case side by side; below 900 px the case asked for in the URL, or one being written about, takes the list's place. */
export default async function QueuePage({ searchParams }: PageProps<"/queue">) {
  const asked = await searchParams;
  const tab = queueTabs.find((one) => one === asked.tab) ?? "open";
  const lane = lanes.find((one) => one === asked.lane) ?? null;
  const after = oneOf(asked.after);
  const viewer = await requirePage("view-queue");
  const now = new Date();
  const isWaiting = !after && (tab === "open" || tab === "unclaimed");
  const [{ rows, next, counts }, desk, { urgent }, unjudged] = await Promise.all([
    listQueue(viewer, tab, after, now, lane),
    findDesk(viewer),
    loadUrgent(),
    isWaiting ? listUnjudged(viewer, now) : [],
  ]);

  const chosen = uuidIn(asked.case);
  const caseId = chosen ?? rows[0]?.caseId ?? null;
  const shown = caseId ? await findCase(viewer, caseId) : null;
  const since = shown && (await findSinceContact(viewer, shown.patient.id, now));
  const following = shown && caseAfter(rows, { ...shown, caseId: shown.id });

  const inLane = lane && { lane };
  const base = `/queue?${new URLSearchParams({ tab, ...inLane, ...(after && { after }) })}`;
  const groups = groupsOf(rows, tab === "done").map(({ key, listed }) => ({
    key,
    rows: listed.map((row) => ({
      id: row.caseId,
      content: {
        row: <QueueRow row={row} own={row.ownerId === viewer.staffId} now={now} timeZone={viewer.timeZone} />,
        name: `${row.familyName}, ${row.givenName} #${row.number}`,
        version: row.version,
        mayCloseAmongMany: canCloseAmongMany(row.priority, row.safety) === null,
      },
    })),
  }));

  return (
    <div className="group grow wide:grid wide:h-[calc(100dvh-5.5625rem)] wide:grid-cols-[minmax(21rem,27rem)_1fr] wide:overflow-hidden">
      <h1 className="sr-only">Queue</h1>
      <section
        aria-label="Cases"
        className={`relative flex min-h-0 flex-col wide:overflow-y-auto wide:border-r wide:border-line ${chosen ? "max-wide:hidden" : "max-wide:group-has-[#case_[data-open]]:hidden"}`}
      >
        <QueueTabs tab={tab} counts={counts} />
        <CoverageLine coverage={urgent.coverage} now={now} timeZone={viewer.timeZone} />
        {tab === "open" && (
          <div className="px-4 pt-3">
            <ChoiceLinks
              name="When"
              choices={[
                { label: "All", href: "/queue?tab=open", chosen: lane === null },
                { label: `Now ${counts.now}`, href: "/queue?tab=open&lane=now", chosen: lane === "now" },
                {
                  label: `This week ${counts.week}`,
                  href: "/queue?tab=open&lane=week",
                  chosen: lane === "week",
                },
              ]}
            />
          </div>
        )}
        <UnjudgedList rows={unjudged} now={now} timeZone={viewer.timeZone} />
        {rows.length === 0 && unjudged.length === 0 && (
          <QueueEmpty
            tab={tab}
            paged={after !== null}
            lastReceivedAt={await findLastReceived(viewer)}
            now={now}
            timeZone={viewer.timeZone}
          />
        )}
        <QueueList
          base={base}
          groups={groups}
          selected={caseId}
          desk={
            tab !== "done" && can(viewer, "triage")
              ? {
                  colleagues: desk.colleagues,
                  ownOutcomes: desk.ownOutcomes,
                  sleeps: laterChoices(now, viewer.timeZone),
                }
              : null
          }
          more={next && `/queue?${new URLSearchParams({ tab, ...inLane, after: next })}`}
        />
        <QueueReports viewer={viewer} />
      </section>
      <div
        className={`relative min-w-0 bg-surface wide:overflow-y-auto ${chosen ? "" : "max-wide:not-has-[#case_[data-open]]:hidden"}`}
      >
        <CaseView
          viewer={viewer}
          found={shown}
          since={since}
          desk={desk}
          now={now}
          asked={chosen !== null}
          error={oneOf(asked.error)}
          here={`${base}${caseId ? `&case=${caseId}` : ""}`}
          next={following ? `${base}&case=${following.caseId}` : base}
          back={base}
        />
      </div>
    </div>
  );
}

function groupsOf(rows: ListedCase[], isDone: boolean) {
  if (isDone) return rows.length > 0 ? [{ key: "done" as const, listed: rows }] : [];
  return priorities
    .map((key) => ({ key, listed: rows.filter((row) => row.priority === key) }))
    .filter(({ listed }) => listed.length > 0);
}
