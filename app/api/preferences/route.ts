import { z } from "zod";
import { route } from "@/auth/route";
import { changePreferences } from "@/db/commands/change-preferences";
import { priorities } from "@/domain/priority";

const wanted = z.literal("yes").optional();
const time = (field: string) =>
  z
    .string()
    .regex(/^([01]\d|2[0-3]):[0-5]\d$/, `${field}: enter a time such as 22:00.`)
    .optional();

/** Changes how the person signed in is told. A priority left out is one of which no e-mail is wanted. */
export const POST = route({
  name: "change-preferences",
  caller: "staff",
  ability: "be-told",
  input: z.strictObject({
    urgent: wanted,
    high: wanted,
    medium: wanted,
    low: wanted,
    quietFrom: time("Quiet from"),
    quietTo: time("Quiet until"),
    quietZone: z.string().max(64).optional(),
  }),
  async handle({ caller, input, now }) {
    const { quietFrom: from, quietTo: to, quietZone } = input;
    if (Boolean(from) !== Boolean(to)) {
      const message = "Quiet hours: enter both when they begin and when they end, or leave both empty.";
      const field = from ? "quietTo" : "quietFrom";
      return { status: 422, body: { message, field, code: field } };
    }
    const timeZone = quietZone && quietZone !== caller.timeZone ? quietZone : null;
    const quiet = from && to ? { from, to, timeZone } : null;
    const off = priorities.filter((priority) => !input[priority]);
    const result = await changePreferences(caller, { off, quiet }, now);
    if (result.kind === "changed") return { status: 200, body: {} };
    return { status: 422, body: { message: result.reason, field: result.field, code: result.field } };
  },
});
