import { z } from "zod";
import { done, missing, otherOpen } from "@/app/api/cases/[caseId]/replies";
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
    return result.kind === "reopened" ? done(result.case) : otherOpen(result.caseId);
  },
});
