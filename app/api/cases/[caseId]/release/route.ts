import { z } from "zod";
import { done, missing, refused } from "@/app/api/cases/[caseId]/replies";
import { idParams, route } from "@/auth/route";
import { releaseCase } from "@/db/commands/release-case";

export const POST = route({
  name: "release-case",
  caller: "staff",
  ability: "triage",
  params: idParams("caseId"),
  input: z.strictObject({}),
  async handle({ caller, params, now }) {
    const result = await releaseCase(caller, params.caseId, now);
    if (!result) return missing;
    return result.kind === "released" ? done(result.case) : refused(result);
  },
});
