import { z } from "zod";
import { done, missing, refused } from "@/app/api/cases/[caseId]/replies";
import { later, laterMoment, noMoment } from "@/app/api/cases/inputs";
import { idParams, route } from "@/auth/route";
import { waitOnCase } from "@/db/commands/wait-on-case";

export const POST = route({
  name: "wait-on-case",
  caller: "staff",
  ability: "triage",
  params: idParams("caseId"),
  input: z.strictObject(later),
  async handle({ caller, params, input, now }) {
    const until = laterMoment(input, caller.timeZone);
    if (!until) return noMoment;
    const result = await waitOnCase(caller, params.caseId, { reason: input.reason, until }, now);
    if (!result) return missing;
    return result.kind === "waiting" ? done(result.case) : refused(result);
  },
});
