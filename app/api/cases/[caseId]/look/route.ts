import { z } from "zod";
import { missing } from "@/app/api/cases/[caseId]/replies";
import { idParams, route } from "@/auth/route";
import { lookAtCase } from "@/db/commands/look-at-case";

export const POST = route({
  name: "look-at-case",
  caller: "staff",
  ability: "view-queue",
  params: idParams("caseId"),
  input: z.strictObject({}),
  async handle({ caller, params }) {
    return (await lookAtCase(caller, params.caseId)) ? { status: 200, body: {} } : missing;
  },
});
