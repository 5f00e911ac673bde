import { idParams, route } from "@/auth/route";
import { endWebhook } from "@/db/commands/change-webhook";

export const POST = route({
  name: "end-webhook",
  caller: "staff",
  ability: "administer",
  params: idParams("endpointId"),
  async handle({ caller, params, now }) {
    const result = await endWebhook(caller, params.endpointId, now);
    return result ? { status: 200, body: {} } : { status: 404, body: { message: "Not found." } };
  },
});
