import { z } from "zod";
import { done, missing } from "@/app/api/cases/[caseId]/replies";
import { idParams, route } from "@/auth/route";
import { noteCase } from "@/db/commands/note-case";
import { writtenText } from "@/domain/written-text";

export const POST = route({
  name: "note-case",
  caller: "staff",
  ability: "triage",
  params: idParams("caseId"),
  input: z.strictObject({
    note: writtenText("Write the note first.")
      .min(1, "Write the note first.")
      .max(4000, "Use at most 4,000 characters."),
  }),
  async handle({ caller, params, input, now }) {
    const result = await noteCase(caller, params.caseId, input.note, now);
    return result ? done(result.case) : missing;
  },
});
