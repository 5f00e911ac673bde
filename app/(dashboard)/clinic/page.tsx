import type { Metadata } from "next";
import { requirePage } from "@/auth/session";
import { ClinicHours } from "@/components/clinic-hours";
import { FactList } from "@/components/fact-list";
import { StaffTable } from "@/components/staff-table";
import { calendarDayText } from "@/components/time";
import { findClinic } from "@/db/queries/find-clinic";

export const metadata: Metadata = { title: "Clinic" };

export default async function ClinicPage() {
  const viewer = await requirePage("administer");
  const { clinic, members } = await findClinic(viewer);
  return (
    <div className="mx-auto grid w-full max-w-4xl gap-8 px-4 py-6 sm:px-6">
      <div>
        <h1 className="text-2xl font-semibold tracking-tight">{clinic.name}</h1>
        <p className="mt-1 text-muted">Settings are shown here and changed by whoever runs Heron.</p>
      </div>
      <section aria-labelledby="settings">
        <h2 id="settings" className="mb-3 text-lg font-semibold tracking-tight">
          Settings
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
