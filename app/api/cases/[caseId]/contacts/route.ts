import { z } from "zod";
import { done, missing } from "@/app/api/cases/[caseId]/replies";
import { optionalNote } from "@/app/api/cases/inputs";
import { idParams, route } from "@/auth/route";
import { logContact } from "@/db/commands/log-contact";
import { channels, contactResults } from "@/domain/triage";

export const POST = route({
  name: "log-contact",
  caller: "staff",
  ability: "triage",
  params: idParams("caseId"),
  input: z.strictObject({
    channel: z.enum(channels, "Say how you tried to reach the patient."),
    result: z.enum(contactResults, "Say how it went."),
    note: optionalNote,
  }),
  async handle({ caller, params, input, now }) {
    const result = await logContact(caller, params.caseId, { ...input, note: input.note || null }, now);
    return result ? done(result.case) : missing;
  },
});
