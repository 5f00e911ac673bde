import { route } from "@/auth/route";
import { sendExport } from "@/db/commands/send-export";
import { caseloadText, readCaseload } from "@/domain/caseload";
import { sendCsv } from "../exports/send-csv";

/** The caseload as a table, in the order and with the filters of the screen. */
export const GET = route({
  name: "export-caseload",
  caller: "staff",
  ability: "export",
  async handle({ caller, now, request }) {
    const view = caseloadText(readCaseload(new URL(request.url).searchParams));
    const selection = { patientId: null, view, from: null, to: null, freeText: false };
    const sending = await sendExport(caller, { what: "caseload", selection, reason: "treatment" }, now);
    return sendCsv(sending, "caseload");
  },
});
