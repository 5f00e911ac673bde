import { z } from "zod";
import { done, missing, refused } from "@/app/api/cases/[caseId]/replies";
import { idParams, route } from "@/auth/route";
import { assignCase } from "@/db/commands/assign-case";

export const POST = route({
  name: "assign-case",
  caller: "staff",
  ability: "triage",
  params: idParams("caseId"),
  input: z.strictObject({ to: z.uuid("Choose a colleague.") }),
  async handle({ caller, params, input, now }) {
    const result = await assignCase(caller, params.caseId, input.to, now);
    if (!result) return missing;
    return result.kind === "assigned" ? done(result.case) : refused(result);
  },
});
