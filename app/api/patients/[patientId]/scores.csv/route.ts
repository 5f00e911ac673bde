import { idParams, route } from "@/auth/route";
import { exportScores } from "@/db/queries/export-scores";
import { csvRow } from "@/domain/csv";
import { isDay } from "@/domain/cursor";

const columns = [
  "patient_number",
  "authored_at",
  "received_at",
  "instrument",
  "instrument_version",
  "measure",
  "value",
  "band",
  "prorated",
  "items_answered",
  "items_scored",
  "source",
  "check_in_id",
];

/** One patient's scores, one row a measure, as they stand on screen. `?since=YYYY-MM-DD` narrows it to the chart's range. */
export const GET = route({
  name: "export-scores",
  caller: "staff",
  ability: "export",
  params: idParams("patientId"),
  async handle({ caller, params, now, request }) {
    const since = new URL(request.url).searchParams.get("since");
    if (since !== null && !isDay(since)) {
      return { status: 422, body: { message: "since takes a day such as 2026-08-01.", field: "since" } };
    }
    const exported = await exportScores(
      caller,
      params.patientId,
      since ? new Date(`${since}T00:00:00Z`) : null,
      now,
    );
    if (!exported) return { status: 404, body: { message: "Not found." } };
    const rows = exported.rows.map((row) =>
      csvRow([
        exported.number,
        row.authoredAt.toISOString(),
        row.receivedAt.toISOString(),
        row.instrument,
        row.instrumentVersion,
        row.measure,
        row.value,
        row.band,
        row.prorated,
        row.answered,
        row.of,
        row.source,
        row.checkInId,
      ]),
    );
    return new Response([csvRow(columns), ...rows].join(""), {
      headers: {
        "content-type": "text/csv; charset=utf-8",
        // The file's name tells nobody whose scores it holds.
        "content-disposition": 'attachment; filename="heron-scores.csv"',
      },
    });
  },
});
