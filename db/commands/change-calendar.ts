import { eq } from "drizzle-orm";
import { append } from "@/db/audit";
import { inClinic } from "@/db/client";
import { clinics } from "@/db/schema/clinics";
import { authorize, type Viewer } from "@/domain/access";
import { canChangeCalendar } from "@/domain/clinic-calendar";
import type { ClinicCalendar } from "@/domain/deadline";

/** Changes when the clinic works. Deadlines that stand stay; those set from now on count in the new hours. */
export async function changeCalendar(
  viewer: Viewer,
  calendar: ClinicCalendar,
  now: Date,
): Promise<{ kind: "changed" } | { kind: "not-allowed"; reason: string; field: string }> {
  authorize(viewer, "administer");
  const refusal = canChangeCalendar(calendar);
  if (refusal) return { kind: "not-allowed", ...refusal };
  return inClinic(viewer, async (tx) => {
    const { timeZone, hours, holidays } = calendar;
    await tx
      .update(clinics)
      .set({ timeZone, hours, holidays: [...new Set(holidays)].sort() })
      .where(eq(clinics.id, viewer.clinicId));
    await append(tx, viewer, now, {
      action: "clinic-calendar-changed",
      detail: {
        timeZone,
        hours: hours.map((day) => day?.join("-") ?? "closed").join(" "),
        holidays: holidays.length,
      },
    });
    return { kind: "changed" };
  });
}
