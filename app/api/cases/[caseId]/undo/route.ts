import { z } from "zod";
import { done, missing, otherOpen, refused } from "@/app/api/cases/[caseId]/replies";
import { idParams, route } from "@/auth/route";
import { undoCase } from "@/db/commands/undo-case";

export const POST = route({
  name: "undo-case",
  caller: "staff",
  ability: "triage",
  params: idParams("caseId"),
  input: z.strictObject({}),
  async handle({ caller, params, now }) {
    const result = await undoCase(caller, params.caseId, now);
    if (!result) return missing;
    if (result.kind === "other-open") return otherOpen(result.caseId);
    return result.kind === "undone" ? done(result.case) : refused(result);
  },
});
