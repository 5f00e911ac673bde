import { route } from "@/auth/route";
import { exportSafetyReport } from "@/db/queries/export-safety-report";
import { csvRow } from "@/domain/csv";
import { periodAsked } from "@/domain/period";
import type { FollowedAnswer } from "@/domain/safety-report";

const columns = [
  "check_in_id",
  "patient_number",
  "answered_at",
  "received_at",
  "answers",
  "amended",
  "standing",
  "why_no_flag",
  "rule",
  "priority",
  "raised_at",
  "first_look_at",
  "first_look_by",
  "minutes_to_first_look",
  "contact_at",
  "contact_by",
  "minutes_to_contact",
  "attempts_before_contact",
  "ended_at",
  "ended_by",
  "minutes_to_end",
  "outcome",
  "risk_assessed",
  "times_reopened",
  "owner",
];

/** The positive safety answers of a period as a table, in the order of the screen. Patients by number only. */
export const GET = route({
  name: "export-safety-report",
  caller: "staff",
  ability: "export",
  async handle({ caller, now, request }) {
    const asked = new URL(request.url).searchParams;
    const given = { from: asked.get("from"), to: asked.get("to") };
    const period = periodAsked(given, now, caller.timeZone);
    if (period.kind === "refused") return { status: 422, body: { message: period.reason, field: "from" } };
    const answers = await exportSafetyReport(caller, period.period, now);
    return new Response(csvRow(columns) + answers.map(toRow).join(""), {
      headers: {
        "content-type": "text/csv; charset=utf-8",
        "content-disposition": 'attachment; filename="heron-safety-report.csv"',
      },
    });
  },
});

function toRow({ checkInId, patient, said, course, flag, case: of, ...answer }: FollowedAnswer): string {
  const { answeredAt, receivedAt, amendedTo } = answer;
  const step = (one: { at: Date; by: string } | null) => [
    one?.at.toISOString() ?? null,
    one?.by ?? null,
    one ? Math.floor((one.at.getTime() - answeredAt.getTime()) / 60_000) : null,
  ];
  return csvRow([
    checkInId,
    patient.number,
    answeredAt.toISOString(),
    receivedAt.toISOString(),
    said.map((one) => `${one.asked}: ${one.answer}`).join("; "),
    amendedTo === null ? null : amendedTo > 0 ? "still-positive" : "not-positive",
    course.standing,
    course.whyNoFlag,
    flag?.ruleId ?? null,
    flag?.priority ?? null,
    flag?.at.toISOString() ?? null,
    ...step(course.look),
    ...step(course.contact),
    course.attempts,
    ...step(course.end),
    course.end ? (of?.outcome ?? null) : null,
    of?.riskAssessed ?? null,
    course.reopened,
    of?.owner ?? null,
  ]);
}
