import { route } from "@/auth/route";
import { requestExport } from "@/db/commands/request-export";
import { exportInput, selectionOf } from "./input";

/** Asks for an export; the worker makes it. */
export const POST = route({
  name: "request-export",
  caller: "staff",
  ability: "export",
  input: exportInput,
  async handle({ caller, input, now }) {
    const { what, reason } = input;
    const requested = await requestExport(caller, { what, reason, selection: selectionOf(input) }, now);
    if (!requested) return { status: 404, body: { message: "Not found." } };
    return { status: 202, body: requested };
  },
});
