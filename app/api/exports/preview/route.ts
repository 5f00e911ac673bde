import { route } from "@/auth/route";
import { previewExport } from "@/db/queries/preview-export";
import { previewInput, selectionOf } from "../input";

/** Counts what an export would hold, before anything leaves. */
export const POST = route({
  name: "preview-export",
  caller: "staff",
  ability: "export",
  input: previewInput,
  async handle({ caller, input, now }) {
    const counted = await previewExport(caller, { what: input.what, selection: selectionOf(input) }, now);
    return { status: 200, body: counted };
  },
});
