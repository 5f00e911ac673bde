import { idParams, route } from "@/auth/route";
import { removeView } from "@/db/commands/remove-view";

/** Takes a view of one's own away. */
export const POST = route({
  name: "remove-view",
  caller: "staff",
  ability: "view-patients",
  params: idParams("viewId"),
  async handle({ caller, params, now }) {
    const result = await removeView(caller, params.viewId, now);
    return result ? { status: 200, body: {} } : { status: 404, body: { message: "Not found." } };
  },
});
