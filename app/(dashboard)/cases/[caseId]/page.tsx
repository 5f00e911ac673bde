import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { requirePage } from "@/auth/session";
import { findCase } from "@/db/queries/find-case";
import { findDesk } from "@/db/queries/find-desk";
import { findSinceContact } from "@/db/queries/find-since-contact";
import { oneOf, uuidIn } from "../../search-params";
import { CaseView } from "../case-view";

export const metadata: Metadata = { title: "Case" };

/** The case alone, for links from elsewhere: the same card as in the queue. */
export default async function CasePage({ params, searchParams }: PageProps<"/cases/[caseId]">) {
  const viewer = await requirePage("view-queue");
  const caseId = uuidIn((await params).caseId);
  const now = new Date();
  const [found, desk] = await Promise.all([caseId ? findCase(viewer, caseId) : null, findDesk(viewer)]);
  if (!found) notFound();
  const since = await findSinceContact(viewer, found.patient.id, now);
  const here = `/cases/${found.id}`;
  return (
    <div
      data-alone
      className="mx-auto flex w-full max-w-5xl grow flex-col bg-surface wide:border-x wide:border-line"
    >
      <h1 className="sr-only">Case</h1>
      <CaseView
        viewer={viewer}
        found={found}
        since={since}
        desk={desk}
        now={now}
        asked
        error={oneOf((await searchParams).error)}
        here={here}
        next={here}
        back="/queue"
      />
    </div>
  );
}
