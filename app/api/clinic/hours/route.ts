import { z } from "zod";
import { route } from "@/auth/route";
import { changeCalendar } from "@/db/commands/change-calendar";
import { weekdays } from "@/domain/clinic-calendar";

const times = Object.fromEntries(
  weekdays.flatMap((_, day) =>
    [`opens${day}`, `closes${day}`].map((name) => [name, z.string().max(5).optional()]),
  ),
);

/** Changes when the clinic works. A day without times is closed; `holidays` holds a date a line. */
export const POST = route({
  name: "change-clinic-hours",
  caller: "staff",
  ability: "administer",
  input: z.strictObject({
    ...times,
    timeZone: z.string("Time zone: choose one of the list.").max(64),
    holidays: z.string().max(4000, "Closed on: enter at most 200 days.").optional(),
  }),
  async handle({ caller, input, now }) {
    const given = input as Record<string, string | undefined>;
    const hours = weekdays.map((_, day) => {
      const opens = given[`opens${day}`];
      const closes = given[`closes${day}`];
      if (!opens && !closes) return null;
      return [opens ?? "", closes === "00:00" ? "24:00" : (closes ?? "")] as const;
    });
    const holidays = (input.holidays ?? "").split(/[\s,;]+/).filter((day) => day !== "");
    const result = await changeCalendar(caller, { timeZone: input.timeZone, hours, holidays }, now);
    if (result.kind === "changed") return { status: 200, body: {} };
    return { status: 422, body: { message: result.reason, field: result.field, code: result.field } };
  },
});
