import { z } from "zod";
import { done, missing, refused } from "@/app/api/cases/[caseId]/replies";
import { idParams, route } from "@/auth/route";
import { snoozeCase } from "@/db/commands/snooze-case";
import { writtenText } from "@/domain/written-text";

export const POST = route({
  name: "snooze-case",
  caller: "staff",
  ability: "triage",
  params: idParams("caseId"),
  input: z.strictObject({
    reason: writtenText("Say what for.").min(1, "Say what for.").max(500, "Use at most 500 characters."),
    until: z.coerce.date("Choose a time."),
  }),
  async handle({ caller, params, input, now }) {
    const result = await snoozeCase(caller, params.caseId, input, now);
    if (!result) return missing;
    return result.kind === "snoozed" ? done(result.case) : refused(result);
  },
});
