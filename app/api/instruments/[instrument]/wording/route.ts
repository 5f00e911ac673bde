import { z } from "zod";
import { route } from "@/auth/route";
import { loadWording } from "@/db/commands/load-wording";
import { findInstrument } from "@/domain/instruments/catalogue";
import { needsWording } from "@/domain/instruments/clinic-supplied";
import { parseWording, type WordingProblem } from "@/domain/instruments/clinic-wording";

/** Beside the texts themselves: where they are from, in which language, and that the clinic may use them. */
const about = z.looseObject({
  edition: z
    .string('"Edition" is empty. Name where the wording is from, with its year.')
    .trim()
    .min(4, '"Edition" is too short. Name where the wording is from, with its year.')
    .max(200, '"Edition" takes at most 200 characters.'),
  language: z
    .string('"Language" is empty. Use a code such as en or es-US.')
    .regex(/^[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*$/, '"Language" takes a code such as en or es-US.'),
  confirmed: z.literal("yes", "Confirm that your clinic may use this wording: tick the statement."),
});

export const POST = route({
  name: "load-wording",
  caller: "staff",
  ability: "load-wording",
  params: z.object({ instrument: z.string() }),
  input: z.record(z.string().max(40), z.string()),
  async handle({ caller, params, input, now }) {
    const instrument = findInstrument(params.instrument);
    if (!instrument || !needsWording(instrument)) return { status: 404, body: { message: "Not found." } };
    const { edition, language, confirmed, ...texts } = input;
    const said = about.safeParse({ edition, language, confirmed });
    const parsed = parseWording(instrument, texts);
    const problems: WordingProblem[] = [
      ...(parsed.kind === "invalid" ? parsed.problems : []),
      ...(said.error?.issues ?? []).map((one) => ({ field: one.path.join("."), message: one.message })),
    ];
    if (parsed.kind === "invalid" || !said.success) return refused(problems);
    const result = await loadWording(caller, instrument, { ...said.data, wording: parsed.wording }, now);
    if (result) return { status: 200, body: { version: result.version } };
    const message = "Somebody else loaded a wording just now. Look at it before you load yours.";
    return { status: 409, body: { message, code: "taken" } };
  },
});

/** Names the first few fields in one message, and every one in `problems`. */
function refused(problems: readonly WordingProblem[]) {
  const shown = problems.slice(0, 3).map((one) => one.message);
  const more = problems.length - shown.length;
  const message = [...shown, ...(more > 0 ? [`And ${more} more.`] : [])].join(" ");
  return { status: 422, body: { message, field: problems[0]?.field, code: problems[0]?.field, problems } };
}
