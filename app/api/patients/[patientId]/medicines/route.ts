import { z } from "zod";
import { idParams, type Reply, route } from "@/auth/route";
import { changeMedicines } from "@/db/commands/change-background";
import { medicineClasses } from "@/domain/patient-record";

const name = z
  .string("Name the medicine.")
  .trim()
  .min(1, "Name the medicine.")
  .max(200, "Use at most 200 characters.");

/** Adds to or takes from the medicines list, or says that there are none. */
export const POST = route({
  name: "change-medicines",
  caller: "staff",
  ability: "record-background",
  params: idParams("patientId"),
  input: z.discriminatedUnion("do", [
    z.strictObject({ do: z.literal("add"), name, class: z.enum(medicineClasses, "Choose a class.") }),
    z.strictObject({ do: z.literal("remove"), name }),
    z.strictObject({ do: z.literal("none") }),
  ]),
  async handle({ caller, params, input, now }): Promise<Reply> {
    const result = await changeMedicines(caller, params.patientId, input, now);
    if (!result) return { status: 404, body: { message: "Not found." } };
    if (result.kind === "changed") return { status: 200, body: {} };
    return { status: 422, body: { message: result.reason, field: result.field, code: result.field } };
  },
});
