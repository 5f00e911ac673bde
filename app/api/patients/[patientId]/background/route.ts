import { z } from "zod";
import { idParams, type Reply, route } from "@/auth/route";
import { changeBackground } from "@/db/commands/change-background";
import { sexes } from "@/domain/patient-record";

/** Sets sex and bipolar history; what is left out was not asked. */
export const POST = route({
  name: "change-background",
  caller: "staff",
  ability: "record-background",
  params: idParams("patientId"),
  input: z.strictObject({
    sex: z.enum(sexes, "Choose a sex, or leave it out.").optional(),
    bipolar: z.enum(["yes", "no"], "Answer yes or no, or leave it out.").optional(),
  }),
  async handle({ caller, params, input: { sex = null, bipolar }, now }): Promise<Reply> {
    const history = { sex, bipolar: bipolar === undefined ? null : bipolar === "yes" };
    const result = await changeBackground(caller, params.patientId, history, now);
    return result ? { status: 200, body: {} } : { status: 404, body: { message: "Not found." } };
  },
});
