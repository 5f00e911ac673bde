import { z } from "zod";
import { type Reply, route } from "@/auth/route";
import { endOverride } from "@/db/commands/override-threshold";

/** Ends a patient's own number: the clinic's holds again. */
export const POST = route({
  name: "end-threshold-override",
  caller: "staff",
  ability: "override-thresholds",
  params: z.object({ patientId: z.uuid(), overrideId: z.uuid() }),
  async handle({ caller, params, now }): Promise<Reply> {
    const ended = await endOverride(caller, params.patientId, params.overrideId, now);
    return ended ? { status: 200, body: {} } : { status: 404, body: { message: "Not found." } };
  },
});
