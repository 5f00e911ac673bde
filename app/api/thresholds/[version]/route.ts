import { z } from "zod";
import { type Reply, route } from "@/auth/route";
import { decideThresholds } from "@/db/commands/propose-thresholds";

/** Puts proposed numbers in force, or declines them. */
export const POST = route({
  name: "decide-thresholds",
  caller: "staff",
  ability: "approve-thresholds",
  params: z.object({ version: z.coerce.number().int().min(1).max(1_000_000) }),
  input: z.strictObject({ decision: z.enum(["approved", "declined"], "Approve or decline.") }),
  async handle({ caller, params, input, now }): Promise<Reply> {
    const result = await decideThresholds(caller, params.version, input.decision, now);
    if (!result) return { status: 404, body: { message: "Not found." } };
    if (result.kind === "decided") return { status: 200, body: {} };
    const message =
      result.kind === "own-proposal"
        ? "You proposed these numbers, so a colleague has to approve them."
        : "A colleague has decided on this already.";
    return { status: 409, body: { message, code: result.kind } };
  },
});
