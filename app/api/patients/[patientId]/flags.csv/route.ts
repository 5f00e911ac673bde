import { idParams, route } from "@/auth/route";
import { sendPatientTable } from "../patient-table";

/** One patient's flags, each with its explanation in full, as the case shows it. */
export const GET = route({
  name: "export-flags",
  caller: "staff",
  ability: "export",
  params: idParams("patientId"),
  handle: (call) => sendPatientTable("flags", call),
});
