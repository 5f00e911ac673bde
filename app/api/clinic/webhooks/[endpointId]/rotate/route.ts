import { idParams, route } from "@/auth/route";
import { rotateWebhook } from "@/db/commands/change-webhook";

/** Gives an endpoint a new secret. The answer holds it, this once. */
export const POST = route({
  name: "rotate-webhook",
  caller: "staff",
  ability: "administer",
  params: idParams("endpointId"),
  async handle({ caller, params, now }) {
    const result = await rotateWebhook(caller, params.endpointId, now);
    if (!result) return { status: 404, body: { message: "Not found." } };
    return { status: 200, body: { secret: result.secret } };
  },
});
