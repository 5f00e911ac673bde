import { z } from "zod";
import { idParams, type Reply, route } from "@/auth/route";
import { overrideThreshold } from "@/db/commands/override-threshold";
import { endOfDay } from "@/domain/local-day";
import { thresholdNames } from "@/domain/rules/threshold-set";

/** Sets a number for one patient, to the end of a day. */
export const POST = route({
  name: "override-threshold",
  caller: "staff",
  ability: "override-thresholds",
  params: idParams("patientId"),
  input: z.strictObject({
    name: z.enum(thresholdNames, "Choose a number."),
    value: z.coerce.number("Give a number."),
    until: z.iso.date("Choose a last day."),
    reason: z
      .string("Say why: it stays with the number.")
      .trim()
      .min(1, "Say why: it stays with the number.")
      .max(2000, "Use at most 2,000 characters."),
  }),
  async handle({ caller, params, input, now }): Promise<Reply> {
    const { name, value, reason, until } = input;
    const override = { name, value, reason, expiresAt: endOfDay(until, caller.timeZone) };
    const result = await overrideThreshold(caller, params.patientId, override, now);
    if (!result) return { status: 404, body: { message: "Not found." } };
    if (result.kind === "set") return { status: 200, body: { id: result.id } };
    return { status: 422, body: { message: result.reason, field: result.field, code: result.field } };
  },
});
