import { resource } from "@/app/api/fhir/R4/outcome";
import { idParams, route } from "@/auth/route";
import { exportPatient } from "@/db/queries/export-patient";
import { reasonCodes } from "@/domain/exports/reason";
import { patientBundle } from "@/domain/fhir/patient-bundle";

/** One patient as a FHIR R4 collection Bundle, `?reason=` for the audit. Only its Patient says who it is. */
export const GET = route({
  name: "export-fhir",
  caller: "staff",
  ability: "export",
  params: idParams("patientId"),
  async handle({ caller, params, now, request }) {
    const told = new URL(request.url).searchParams.get("reason");
    const reason = reasonCodes.find((one) => one === told) ?? null;
    if (told !== null && !reason) {
      return {
        status: 422,
        body: { message: `reason takes one of ${reasonCodes.join(", ")}.`, field: "reason" },
      };
    }
    const exported = await exportPatient(caller, params.patientId, { format: "fhir", reason }, now);
    if (!exported) return { status: 404, body: { message: "Not found." } };
    const { origin } = new URL(process.env.NEXTAUTH_URL ?? request.url);
    return resource(200, patientBundle(exported, `${origin}/api/fhir/R4`), {
      // The file's name tells nobody whose answers it holds.
      "content-disposition": 'attachment; filename="heron-fhir.json"',
    });
  },
});
