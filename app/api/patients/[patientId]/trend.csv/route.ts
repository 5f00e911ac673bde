import { idParams, route } from "@/auth/route";
import { exportTrend } from "@/db/queries/export-trend";
import { csvRow } from "@/domain/csv";
import { isDay } from "@/domain/cursor";
import { trendRows } from "./rows";

/** What the charts of a patient's page show: scores with the days since the last dose, doses and flags. `?since=YYYY-MM-DD` narrows it to the chart's range. */
export const GET = route({
  name: "export-trend",
  caller: "staff",
  ability: "export",
  params: idParams("patientId"),
  async handle({ caller, params, now, request }) {
    const since = new URL(request.url).searchParams.get("since");
    if (since !== null && !isDay(since)) {
      return { status: 422, body: { message: "since takes a day such as 2026-08-01.", field: "since" } };
    }
    const from = new Date(since === null ? 0 : `${since}T00:00:00Z`);
    const exported = await exportTrend(caller, params.patientId, from, now);
    if (!exported) return { status: 404, body: { message: "Not found." } };
    const rows = trendRows(exported, from, now);
    return new Response(rows.map(csvRow).join(""), {
      headers: {
        "content-type": "text/csv; charset=utf-8",
        // The file's name tells nobody whose scores it holds.
        "content-disposition": 'attachment; filename="heron-trend.csv"',
      },
    });
  },
});
