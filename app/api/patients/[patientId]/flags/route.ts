import { idParams, route } from "@/auth/route";
import { exportFlags } from "@/db/queries/export-flags";
import { explain } from "@/domain/explain";

/** One patient's flags for a program, each with its explanation part by part, as the case shows it. */
export const GET = route({
  name: "read-flags",
  caller: "staff",
  ability: "export",
  params: idParams("patientId"),
  async handle({ caller, params, now }) {
    const exported = await exportFlags(caller, params.patientId, now);
    if (!exported) return { status: 404, body: { message: "Not found." } };
    const flags = exported.rows.map((flag) => ({ ...flag, explanation: explain(flag, caller.timeZone) }));
    return { status: 200, body: { patientNumber: exported.number, flags } };
  },
});
