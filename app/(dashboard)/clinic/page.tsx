import type { Metadata } from "next";
import Link from "next/link";
import { requirePage } from "@/auth/session";
import { ClinicHours } from "@/components/clinic-hours";
import { FactList } from "@/components/fact-list";
import { StaffTable } from "@/components/staff-table";
import { calendarDayText } from "@/components/time";
import { findClinic } from "@/db/queries/find-clinic";

export const metadata: Metadata = { title: "Clinic" };

const pages = [
  { href: "/clinic/hours", title: "Hours", about: "When the clinic is open, holidays, time zone" },
  {
    href: "/clinic/triage",
    title: "How cases are worked",
    about: "Claims, who leads, who is on call, outcomes of your own",
  },
  { href: "/clinic/webhooks", title: "Webhooks", about: "Systems of yours that are told of cases" },
  { href: "/clinic/messages", title: "Messages", about: "Who was told, and what did not arrive" },
  { href: "/import", title: "Import", about: "Check-ins out of a file: FHIR or CSV" },
] as const;

export default async function ClinicPage() {
  const viewer = await requirePage("administer");
  const { clinic, members } = await findClinic(viewer);
  return (
    <div className="mx-auto grid w-full max-w-4xl gap-8 px-4 py-6 sm:px-6">
      <div>
        <h1 className="text-2xl font-semibold tracking-tight">{clinic.name}</h1>
        <p className="mt-1 text-muted">
          Crisis contacts and staff are shown here and changed by whoever runs Heron.
        </p>
      </div>
      <nav aria-label="Settings" className="grid gap-3 sm:grid-cols-2">
        {pages.map(({ href, title, about }) => (
          <Link key={href} href={href} prefetch={false} className="card block p-4 hover:bg-raised">
            <span className="block font-semibold text-accent">{title}</span>
            <span className="block text-pretty text-muted">{about}</span>
          </Link>
        ))}
      </nav>
      <section aria-labelledby="facts">
        <h2 id="facts" className="mb-3 text-lg font-semibold tracking-tight">
          At a glance
        </h2>
        <FactList
          facts={[
            { term: "Time zone", detail: clinic.timeZone },
            { term: "Hours", detail: <ClinicHours hours={clinic.hours} /> },
            {
              term: "Closed on",
              detail: clinic.holidays.map(calendarDayText).join("; ") || "No holidays entered",
            },
            {
              term: "Crisis contacts",
              detail: (
                <ul>
                  {clinic.crisisContacts.map(({ label, contact }) => (
                    <li key={label}>
                      {label}: <strong className="font-semibold">{contact}</strong>
                    </li>
                  ))}
                </ul>
              ),
            },
          ]}
        />
      </section>
      <section aria-labelledby="staff">
        <h2 id="staff" className="mb-3 text-lg font-semibold tracking-tight">
          Staff
        </h2>
        <StaffTable members={members} timeZone={viewer.timeZone} />
      </section>
    </div>
  );
}
