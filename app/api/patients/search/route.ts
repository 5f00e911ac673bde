import { z } from "zod";
import { route } from "@/auth/route";
import { searchPatients } from "@/db/queries/search-patients";
import { writtenText } from "@/domain/written-text";

/** A POST, so that a name never stands in a URL, a history or a log. */
export const POST = route({
  name: "search-patients",
  caller: "staff",
  ability: "view-patients",
  input: z.strictObject({ text: writtenText().min(1).max(80) }),
  async handle({ caller, input }) {
    return { status: 200, body: { patients: await searchPatients(caller, input.text) } };
  },
});
