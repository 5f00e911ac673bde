import { z } from "zod";
import { done, missing } from "@/app/api/cases/[caseId]/replies";
import { idParams, route } from "@/auth/route";
import { reopenCase } from "@/db/commands/reopen-case";

export const POST = route({
  name: "reopen-case",
  caller: "staff",
  ability: "triage",
  params: idParams("caseId"),
  input: z.strictObject({}),
  async handle({ caller, params, now }) {
    const result = await reopenCase(caller, params.caseId, now);
    if (!result) return missing;
    if (result.kind === "reopened") return done(result.case);
    const message = "This patient has a newer open case. Work on that one.";
    return { status: 409, body: { message, caseId: result.caseId, code: "other-open" } };
  },
});
