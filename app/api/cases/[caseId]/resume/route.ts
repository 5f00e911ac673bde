import { z } from "zod";
import { done, missing, refused } from "@/app/api/cases/[caseId]/replies";
import { idParams, route } from "@/auth/route";
import { resumeCase } from "@/db/commands/resume-case";

export const POST = route({
  name: "resume-case",
  caller: "staff",
  ability: "triage",
  params: idParams("caseId"),
  input: z.strictObject({}),
  async handle({ caller, params, now }) {
    const result = await resumeCase(caller, params.caseId, now);
    if (!result) return missing;
    return result.kind === "resumed" ? done(result.case) : refused(result);
  },
});
