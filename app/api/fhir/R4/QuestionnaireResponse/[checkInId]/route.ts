import { outcome, refuse, resource } from "@/app/api/fhir/R4/outcome";
import { idParams, route } from "@/auth/route";
import { findOwnCheckIn } from "@/db/queries/find-own-check-in";
import { toQuestionnaireResponse } from "@/domain/to-questionnaire-response";

/** Where the intake's Location points: a sender reads back what it sent. */
export const GET = route({
  name: "read-own-check-in",
  caller: "intake",
  params: idParams("checkInId"),
  refuse,
  async handle({ caller: source, params }) {
    const found = await findOwnCheckIn(source, params.checkInId);
    if (!found) return outcome(404, [{ code: "not-found", diagnostics: "No such check-in of this sender." }]);
    return resource(200, toQuestionnaireResponse(found), { etag: `W/"${found.version}"` });
  },
});
