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
      .string()
      .regex(/^[a-z]{2}[a-z0-9-]{0,30}$/, "Begin with two small letters; then letters, digits and hyphens."),
    label: writtenText("Say it in words.").min(1, "Say it in words.").max(120, "Use at most 120 characters."),
    standsFor: z.enum(
      outcomes.map((outcome) => outcome.code),
      "Say which standard outcome it stands for.",
    ),
    offered: z.enum(["yes", "no"]).optional(),
  }),
  async handle({ caller, input, now }) {
    const result = await changeOwnOutcome(caller, { ...input, offered: input.offered !== "no" }, now);
    if (result.kind === "changed") return { status: 200, body: {} };
    return { status: 422, body: { message: result.reason, field: result.field, code: result.field } };
  },
});
