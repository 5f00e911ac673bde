import { route } from "@/auth/route";
import { sendExport } from "@/db/commands/send-export";
import { exportInput, selectionOf } from "../input";
import { sendCsv } from "../send-csv";

/** One table at once, as a stream. */
export const POST = route({
  name: "send-export",
  caller: "staff",
  ability: "export",
  input: exportInput,
  async handle({ caller, input, now }) {
    const { what, reason } = input;
    if (what === "research") {
      const message = "What: a research set has several files. Create it, then download it from the list.";
      return { status: 422, body: { message, field: "what", code: "research" } };
    }
    const request = { what, reason, selection: selectionOf(input) };
    return sendCsv(await sendExport(caller, request, now), what);
  },
});
