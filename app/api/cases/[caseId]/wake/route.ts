import { z } from "zod";
import { done, missing, refused } from "@/app/api/cases/[caseId]/replies";
import { idParams, route } from "@/auth/route";
import { wakeCase } from "@/db/commands/wake-case";

export const POST = route({
  name: "wake-case",
  caller: "staff",
  ability: "triage",
  params: idParams("caseId"),
  input: z.strictObject({}),
  async handle({ caller, params, now }) {
    const result = await wakeCase(caller, params.caseId, now);
    if (!result) return missing;
    return result.kind === "woken" ? done(result.case) : refused(result);
  },
});
