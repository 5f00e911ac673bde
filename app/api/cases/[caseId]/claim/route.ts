import { z } from "zod";
import { done, missing, refused } from "@/app/api/cases/[caseId]/replies";
import { idParams, route } from "@/auth/route";
import { claimCase } from "@/db/commands/claim-case";

export const POST = route({
  name: "claim-case",
  caller: "staff",
  ability: "triage",
  params: idParams("caseId"),
  input: z.strictObject({
    /** From a colleague, and on record as such. */
    takeOver: z.literal("yes").optional(),
  }),
  async handle({ caller, params, input, now }) {
    const result = await claimCase(caller, params.caseId, now, { takeOver: input.takeOver === "yes" });
    if (!result) return missing;
    return result.kind === "claimed" ? done(result.case) : refused(result);
  },
});
