import { route } from "@/auth/route";
import { exportCaseload } from "@/db/queries/export-caseload";
import type { CaseloadRow } from "@/db/queries/list-caseload";
import { readCaseload } from "@/domain/caseload";
import { csvRow } from "@/domain/csv";

const columns = [
  "patient_number",
  "family_name",
  "given_name",
  "phq9",
  "phq9_band",
  "phq9_at",
  "change_from_previous",
  "baseline",
  "change_from_baseline",
  "reliable_change",
  "response",
  "on_track",
  "open_priority",
  "open_flags",
  "plan_dose_mg",
  "plan_form",
  "last_check_in_at",
  "next_due_on",
];

/** The caseload as a table, in the order of the screen. */
export const GET = route({
  name: "export-caseload",
  caller: "staff",
  ability: "export",
  async handle({ caller, now, request }) {
    const pages = exportCaseload(caller, readCaseload(new URL(request.url).searchParams), now);
    const encoder = new TextEncoder();
    const stream = new ReadableStream<Uint8Array>({
      start(controller) {
        controller.enqueue(encoder.encode(csvRow(columns)));
      },
      async pull(controller) {
        const page = await pages.next();
        if (page.done) controller.close();
        else controller.enqueue(encoder.encode(page.value.map(toRow).join("")));
      },
    });
    return new Response(stream, {
      headers: {
        "content-type": "text/csv; charset=utf-8",
        "content-disposition": 'attachment; filename="heron-caseload.csv"',
      },
    });
  },
});

function toRow({ number, familyName, givenName, standing, openCase, plan }: CaseloadRow): string {
  return csvRow([
    number,
    familyName,
    givenName,
    standing.phq9?.value ?? null,
    standing.phq9?.band ?? null,
    standing.phq9?.at ?? null,
    standing.changeFromPrevious,
    standing.baseline,
    standing.changeFromBaseline,
    standing.reliable,
    standing.response,
    standing.onTrack,
    openCase?.priority ?? null,
    standing.openFlags,
    plan?.doseMg ?? null,
    plan?.form ?? null,
    standing.lastCheckInAt?.toISOString() ?? null,
    standing.nextDueOn,
  ]);
}
