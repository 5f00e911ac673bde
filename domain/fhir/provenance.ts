import type { ExportedCheckIn, ExportedFlag } from "@/domain/fhir/patient-export";
import { heron, type Resource, referTo, terminology } from "@/domain/fhir/resource";

const heronItself = { display: "Heron" };

function agent(type: "author" | "assembler", who: Record<string, unknown>): Record<string, unknown> {
  return {
    type: { coding: [{ system: `${terminology}/provenance-participant-type`, code: type }] },
    who,
  };
}

/** A check-in was answered by the patient; what was computed from it, by Heron. */
export function checkInProvenance(
  checkIn: ExportedCheckIn,
  patientId: string,
  made: readonly Resource[],
): Resource {
  return {
    resourceType: "Provenance",
    id: `${checkIn.id}.prov`,
    target: made.map(({ resourceType, id }) => referTo(resourceType, id)),
    occurredDateTime: checkIn.authoredAt.toISOString(),
    recorded: checkIn.receivedAt.toISOString(),
    policy: [heron("Questionnaire", `${checkIn.instrument}|${checkIn.instrumentVersion}`)],
    agent: [agent("author", referTo("Patient", patientId)), agent("assembler", heronItself)],
  };
}

/** A flag was raised by a rule, of one version and with the clinic's numbers of one version. */
export function flagProvenance(flag: ExportedFlag, answeredIn: string | null): Resource {
  const { ruleId, ruleVersion, thresholdsVersion } = flag;
  return {
    resourceType: "Provenance",
    id: `${flag.id}.prov`,
    target: [referTo("Flag", flag.id)],
    recorded: flag.raisedAt.toISOString(),
    policy: [
      heron("rule", `${ruleId}|${ruleVersion}`),
      ...(thresholdsVersion === null ? [] : [heron("thresholds", String(thresholdsVersion))]),
    ],
    agent: [agent("assembler", heronItself)],
    ...(answeredIn
      ? { entity: [{ role: "source", what: referTo("QuestionnaireResponse", answeredIn) }] }
      : {}),
  };
}
