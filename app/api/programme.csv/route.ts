import { route } from "@/auth/route";
import { exportProgramme } from "@/db/queries/export-programme";
import { localDay } from "@/domain/local-day";
import { programmeCsv } from "@/domain/programme-csv";

/** The programme's figures by month, with counts and intervals. */
export const GET = route({
  name: "export-programme",
  caller: "staff",
  ability: "view-programme",
  async handle({ caller, now }) {
    const months = await exportProgramme(caller, now);
    return new Response(programmeCsv(months, localDay(now, caller.timeZone)), {
      headers: {
        "content-type": "text/csv; charset=utf-8",
        "content-disposition": 'attachment; filename="heron-programme.csv"',
      },
    });
  },
});
