import { resource } from "@/app/api/fhir/R4/outcome";
import { idParams, route } from "@/auth/route";
import { exportPatient } from "@/db/queries/export-patient";
import { patientBundle } from "@/domain/fhir/patient-bundle";

/** One patient as a FHIR R4 collection Bundle. Only its Patient says who it is. */
export const GET = route({
  name: "export-fhir",
  caller: "staff",
  ability: "export",
  params: idParams("patientId"),
  async handle({ caller, params, now, request }) {
    const exported = await exportPatient(caller, params.patientId, "fhir", now);
    if (!exported) return { status: 404, body: { message: "Not found." } };
    const { origin } = new URL(process.env.NEXTAUTH_URL ?? request.url);
    return resource(200, patientBundle(exported, `${origin}/api/fhir/R4`), {
      // The file's name tells nobody whose answers it holds.
      "content-disposition": 'attachment; filename="heron-fhir.json"',
    });
  },
});
