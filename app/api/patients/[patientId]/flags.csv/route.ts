import { idParams, route } from "@/auth/route";
import { exportFlags } from "@/db/queries/export-flags";
import { csvRow } from "@/domain/csv";
import { explain, explanationInWords } from "@/domain/explain";

const columns = [
  "patient_number",
  "answered_at",
  "raised_at",
  "rule",
  "rule_version",
  "thresholds_version",
  "priority",
  "summary",
  "explanation",
  "closed_at",
  "outcome",
  "case_id",
  "flag_id",
];

/** One patient's flags, each with its explanation in full, as the case shows it. */
export const GET = route({
  name: "export-flags",
  caller: "staff",
  ability: "export",
  params: idParams("patientId"),
  async handle({ caller, params, now }) {
    const exported = await exportFlags(caller, params.patientId, now);
    if (!exported) return { status: 404, body: { message: "Not found." } };
    const rows = exported.rows.map((row) =>
      csvRow([
        exported.number,
        row.answeredAt.toISOString(),
        row.raisedAt.toISOString(),
        row.ruleId,
        row.ruleVersion,
        row.basis?.thresholdsVersion ?? null,
        row.priority,
        row.summary,
        explanationInWords(explain(row, caller.timeZone)),
        row.closedAt?.toISOString() ?? null,
        row.outcome,
        row.caseId,
        row.id,
      ]),
    );
    return new Response([csvRow(columns), ...rows].join(""), {
      headers: {
        "content-type": "text/csv; charset=utf-8",
        // The file's name tells nobody whose flags it holds.
        "content-disposition": 'attachment; filename="heron-flags.csv"',
      },
    });
  },
});
