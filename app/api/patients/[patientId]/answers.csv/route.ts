import { idParams, route } from "@/auth/route";
import { sendPatientTable } from "../patient-table";

/** One patient's answers, one row an item, in the words they were asked and given in. */
export const GET = route({
  name: "export-answers",
  caller: "staff",
  ability: "export",
  params: idParams("patientId"),
  handle: (call) => sendPatientTable("answers", call),
});
