import { z } from "zod";
import { route } from "@/auth/route";
import { changeOwnOutcome } from "@/db/commands/change-own-outcome";
import { outcomes } from "@/domain/triage";
import { writtenText } from "@/domain/written-text";

export const POST = route({
  name: "change-own-outcome",
  caller: "staff",
  ability: "administer",
  input: z.strictObject({
    code: z
      .string("Code: enter one.")
      .regex(
        /^[a-z]{2}[a-z0-9-]{0,30}$/,
        "Code: begin with two small letters; then letters, digits and hyphens.",
      ),
    label: writtenText("Label: say it in words.")
      .min(1, "Label: say it in words.")
      .max(120, "Label: use at most 120 characters."),
    standsFor: z.enum(
      outcomes.map((outcome) => outcome.code),
      "Stands for: choose a standard outcome.",
    ),
    offered: z.enum(["yes", "no"]).optional(),
  }),
  async handle({ caller, input, now }) {
    const result = await changeOwnOutcome(caller, { ...input, offered: input.offered !== "no" }, now);
    if (result.kind === "changed") return { status: 200, body: {} };
    return { status: 422, body: { message: result.reason, field: result.field, code: result.field } };
  },
});
