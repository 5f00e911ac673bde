import { z } from "zod";
import { route } from "@/auth/route";
import { saveView } from "@/db/commands/save-view";
import { readCaseload } from "@/domain/caseload";
import { writtenText } from "@/domain/written-text";

/** Keeps a way of looking at the caseload under a name, which no URL holds. */
export const POST = route({
  name: "save-view",
  caller: "staff",
  ability: "view-patients",
  input: z.strictObject({
    name: writtenText().min(1, "Name: say what this view is called.").max(60),
    asked: z.string().max(300),
    isDefault: z.literal("yes").optional(),
  }),
  async handle({ caller, input, now }) {
    const asked = readCaseload(new URLSearchParams(input.asked));
    const view = { name: input.name, asked, isDefault: input.isDefault === "yes" };
    const result = await saveView(caller, view, now);
    if (result.kind === "saved") return { status: 201, body: { id: result.id } };
    return { status: 422, body: { message: result.reason, field: result.field, code: result.field } };
  },
});
