import { z } from "zod";
import { done, missing } from "@/app/api/cases/[caseId]/replies";
import { idParams, route } from "@/auth/route";
import { tickStep } from "@/db/commands/tick-step";
import { stepCodes } from "@/domain/protocol";

export const POST = route({
  name: "tick-step",
  caller: "staff",
  ability: "triage",
  params: idParams("caseId"),
  input: z.strictObject({ step: z.enum(stepCodes), done: z.enum(["yes", "no"]) }),
  async handle({ caller, params, input: { step, done: is }, now }) {
    const result = await tickStep(caller, params.caseId, { step, isDone: is === "yes" }, now);
    return result ? done(result.case) : missing;
  },
});
