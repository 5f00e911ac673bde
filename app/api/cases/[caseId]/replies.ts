import type { Reply } from "@/auth/route";
import type { CaseNow, Refusal } from "@/db/triage";

export const missing: Reply = { status: 404, body: { message: "Not found." } };

export function done(stands: CaseNow): Reply {
  return { status: 200, body: { case: stands } };
}

/** Tells who or what was faster, so that the screen can show it and keep what was typed. */
export function refused(refusal: Refusal): Reply {
  if (refusal.kind === "not-allowed") {
    return { status: 422, body: { message: refusal.reason, field: refusal.field, code: refusal.field } };
  }
  if (refusal.kind === "taken") {
    const { by, since } = refusal;
    const message = `Claimed by ${by}.`;
    return { status: 409, body: { message, by, since, case: refusal.case, code: "taken" } };
  }
  if (refusal.kind === "closed-already") {
    return {
      status: 409,
      body: { message: "This case was closed already.", case: refusal.case, code: "closed" },
    };
  }
  const message = "This case has changed since you opened it. Look at it again, then go on.";
  return { status: 409, body: { message, case: refusal.case, code: "changed" } };
}

/** A closed case stays closed while the patient has another that is open. */
export function otherOpen(caseId: string): Reply {
  const message = "This patient has a newer open case. Work on that one.";
  return { status: 409, body: { message, caseId, code: "other-open" } };
}
