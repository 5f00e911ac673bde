import { idParams, route } from "@/auth/route";
import { testWebhook } from "@/db/commands/change-webhook";

export const POST = route({
  name: "test-webhook",
  caller: "staff",
  ability: "administer",
  params: idParams("endpointId"),
  async handle({ caller, params, now }) {
    const result = await testWebhook(caller, params.endpointId, now);
    return result ? { status: 202, body: {} } : { status: 404, body: { message: "Not found." } };
  },
});
