import { z } from "zod";
import { missing } from "@/app/api/cases/[caseId]/replies";
import { idParams, route } from "@/auth/route";
import { leaveCase, lookAtCase } from "@/db/commands/look-at-case";

/** Tells colleagues who has a case before their eyes. */
export const POST = route({
  name: "look-at-case",
  caller: "staff",
  ability: "view-queue",
  params: idParams("caseId"),
  input: z.strictObject({
    /** No longer. */
    left: z.literal("yes").optional(),
  }),
  async handle({ caller, params, input, now }) {
    if (input.left) {
      await leaveCase(caller, params.caseId);
      return { status: 200, body: {} };
    }
    return (await lookAtCase(caller, params.caseId, now)) ? { status: 200, body: {} } : missing;
  },
});
