import type { Metadata } from "next";
import { requirePage } from "@/auth/session";
import { HoursForm } from "@/components/hours-form";
import { NotSaved } from "@/components/not-saved";
import { PageHead } from "@/components/page-head";
import { findClinic } from "@/db/queries/find-clinic";
import { oneOf } from "../../search-params";

export const metadata: Metadata = { title: "Hours" };

const here = "/clinic/hours";

/** When the clinic works: deadlines, digests and coverage follow from it. */
export default async function HoursPage({ searchParams }: PageProps<"/clinic/hours">) {
  const viewer = await requirePage("administer");
  const { clinic } = await findClinic(viewer);
  return (
    <div className="mx-auto grid w-full max-w-3xl gap-8 px-4 py-6 sm:px-6">
      <PageHead title="Hours" up={{ href: "/clinic", label: "Clinic" }}>
        Deadlines of all but urgent cases count in these hours, and calm messages wait for them. Deadlines
        that stand keep their time; new ones follow what you save here.
      </PageHead>
      <NotSaved code={oneOf((await searchParams).error)} />
      <HoursForm calendar={clinic} here={here} />
    </div>
  );
}
