import type { Reply } from "@/auth/route";
import { sendExport } from "@/db/commands/send-export";
import type { Viewer } from "@/domain/access";
import { isDay } from "@/domain/cursor";
import { sendCsv } from "../../exports/send-csv";

type Call = { caller: Viewer; params: { patientId: string }; now: Date; request: Request };

/** One patient's table as the page shows it, for treatment. `?since=YYYY-MM-DD` narrows it to the chart's range. */
export async function sendPatientTable(
  what: "scores" | "answers" | "flags",
  { caller, params, now, request }: Call,
): Promise<Response | Reply> {
  const since = new URL(request.url).searchParams.get("since");
  if (since !== null && !isDay(since)) {
    return { status: 422, body: { message: "since takes a day such as 2026-08-01.", field: "since" } };
  }
  const selection = {
    patientId: params.patientId,
    view: null,
    from: since,
    to: null,
    freeText: true,
  } as const;
  return sendCsv(await sendExport(caller, { what, selection, reason: "treatment" }, now), what);
}
