import { z } from "zod";
import { route } from "@/auth/route";
import { retryMessages } from "@/db/commands/retry-messages";

/** Sends again what was given up: the message named, else all. */
export const POST = route({
  name: "retry-messages",
  caller: "staff",
  ability: "administer",
  input: z.strictObject({ messageId: z.uuid().optional() }),
  async handle({ caller, input, now }) {
    const count = await retryMessages(caller, input.messageId ?? null, now);
    if (count > 0) return { status: 200, body: { count } };
    const message = "Nothing is left to send again: it was tried or settled meanwhile.";
    return { status: 409, body: { message, code: "settled" } };
  },
});
