import { idParams, route } from "@/auth/route";
import { sendPatientTable } from "../patient-table";

/** One patient's scores, one row a measure, as they stand on screen. */
export const GET = route({
  name: "export-scores",
  caller: "staff",
  ability: "export",
  params: idParams("patientId"),
  handle: (call) => sendPatientTable("scores", call),
});
