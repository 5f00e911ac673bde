import type { Metadata } from "next";
import { requirePage } from "@/auth/session";
import { ImportForm } from "@/components/import-form";
import { PageHead } from "@/components/page-head";
import { can } from "@/domain/access";

export const metadata: Metadata = { title: "Import" };

/** Check-ins of another system, or another Heron, out of a file. */
export default async function ImportPage() {
  const viewer = await requirePage("import-check-ins");
  const up = can(viewer, "administer")
    ? { href: "/clinic", label: "Clinic" }
    : { href: "/patients", label: "Patients" };
  return (
    <div className="mx-auto grid w-full max-w-4xl gap-6 px-4 py-6 sm:px-6">
      <PageHead title="Import check-ins" up={up}>
        Brings in what another system knows of patients who are registered here. Answers of the last 14 days
        are judged as if they arrived late. Older ones are history and call nobody, but for the last word of a
        patient on their safety, which is raised for 90 days.
      </PageHead>
      <ImportForm mayOpenPatients={can(viewer, "view-patients")} />
    </div>
  );
}
