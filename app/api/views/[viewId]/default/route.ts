import { z } from "zod";
import { idParams, route } from "@/auth/route";
import { chooseDefaultView } from "@/db/commands/choose-default-view";

/** Has Patients open with a view of one's own, or no longer. */
export const POST = route({
  name: "choose-default-view",
  caller: "staff",
  ability: "view-patients",
  params: idParams("viewId"),
  input: z.strictObject({ isDefault: z.enum(["yes", "no"]) }),
  async handle({ caller, params, input, now }) {
    const result = await chooseDefaultView(caller, params.viewId, input.isDefault === "yes", now);
    return result ? { status: 200, body: {} } : { status: 404, body: { message: "Not found." } };
  },
});
