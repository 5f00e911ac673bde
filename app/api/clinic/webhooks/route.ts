import { z } from "zod";
import { webhookProblem } from "@/auth/public-address";
import { route } from "@/auth/route";
import { addWebhook } from "@/db/commands/add-webhook";

/** Adds an endpoint. The answer holds its secret, this once. */
export const POST = route({
  name: "add-webhook",
  caller: "staff",
  ability: "administer",
  input: z.strictObject({
    url: z
      .string("Address: enter where messages go, such as https://hooks.clinic.example/heron.")
      .trim()
      .max(500, "Address: use at most 500 characters."),
  }),
  async handle({ caller, input, now }) {
    const problem = webhookProblem(input.url);
    if (problem) return { status: 422, body: { message: `Address: ${problem}`, field: "url", code: "url" } };
    const result = await addWebhook(caller, new URL(input.url).href, now);
    if (result.kind === "added") return { status: 200, body: { id: result.id, secret: result.secret } };
    const message =
      result.kind === "known"
        ? "Address: messages go there already. Stop that webhook first, or give it a new secret."
        : "Address: ten webhooks are enough. Stop one first.";
    return { status: 409, body: { message, field: "url", code: result.kind } };
  },
});
