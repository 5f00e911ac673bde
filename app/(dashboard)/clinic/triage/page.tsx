import type { Metadata } from "next";
import { requirePage } from "@/auth/session";
import { NotSaved } from "@/components/not-saved";
import { OwnOutcomes } from "@/components/own-outcomes";
import { PageHead } from "@/components/page-head";
import { TriageForm } from "@/components/triage-form";
import { findTriageSettings } from "@/db/queries/find-triage-settings";
import { oneOf } from "../../search-params";

export const metadata: Metadata = { title: "How cases are worked" };

const here = "/clinic/triage";

/** How the clinic works its queue: claims, who is on call, and the outcomes it adds to the standard ones. */
export default async function TriagePage({ searchParams }: PageProps<"/clinic/triage">) {
  const viewer = await requirePage("administer");
  const { settings, ownOutcomes, colleagues } = await findTriageSettings(viewer);
  return (
    <div className="mx-auto grid w-full max-w-3xl gap-8 px-4 py-6 sm:px-6">
      <PageHead title="How cases are worked" up={{ href: "/clinic", label: "Clinic" }}>
        What holds for everybody at the queue. Every change is kept in the audit.
      </PageHead>
      <NotSaved code={oneOf((await searchParams).error)} />
      <TriageForm settings={settings} colleagues={colleagues} here={here} />
      <OwnOutcomes own={ownOutcomes} here={here} timeZone={viewer.timeZone} />
    </div>
  );
}
