import { z } from "zod";
import { done, missing, refused } from "@/app/api/cases/[caseId]/replies";
import { optionalNote } from "@/app/api/cases/inputs";
import { idParams, route } from "@/auth/route";
import { closeCase } from "@/db/commands/close-case";
import { urgencyWas } from "@/domain/triage";

export const POST = route({
  name: "close-case",
  caller: "staff",
  ability: "triage",
  params: idParams("caseId"),
  input: z.strictObject({
    /** A standard code, or one of the clinic's own. */
    outcome: z.string("Choose an outcome.").regex(/^[a-z][a-z0-9-]{1,31}$/, "Choose an outcome."),
    note: optionalNote,
    riskAssessed: z.enum(["yes", "no"]).optional(),
    urgencyWas: z.enum(urgencyWas).optional(),
    /** The version of the case that was on screen. */
    version: z.coerce.number().int().optional(),
  }),
  async handle({ caller, params, input, now }) {
    const disposition = {
      outcome: input.outcome,
      note: input.note || null,
      riskAssessed: input.riskAssessed === undefined ? null : input.riskAssessed === "yes",
      urgencyWas: input.urgencyWas ?? null,
      seenVersion: input.version ?? null,
    };
    const result = await closeCase(caller, params.caseId, disposition, now);
    if (!result) return missing;
    return result.kind === "closed" ? done(result.case) : refused(result);
  },
});
