import { z } from "zod";
import { refused } from "@/app/api/cases/[caseId]/replies";
import { later, laterMoment, noMoment } from "@/app/api/cases/inputs";
import { route } from "@/auth/route";
import { type ManyWork, type OneOfMany, workOnCases } from "@/db/commands/work-on-cases";
import { urgencyWas } from "@/domain/triage";
import { writtenText } from "@/domain/written-text";

const caseIds = z.preprocess(
  (sent) => (typeof sent === "string" ? sent.split(",") : sent),
  z.array(z.uuid()).min(1, "Choose a case.").max(100, "Choose at most 100 cases."),
);
/** What was on screen of each case, in the order of their ids: what has changed since is not closed unseen. */
const versions = z.preprocess(
  (sent) => (typeof sent === "string" ? sent.split(",").map(Number) : sent),
  z.array(z.int()).max(100),
);
const note = writtenText("Write the note first.")
  .min(1, "Write the note first.")
  .max(4000, "Use at most 4,000 characters.");

const work = z.discriminatedUnion("do", [
  z.strictObject({ do: z.literal("claim"), caseIds }),
  z.strictObject({ do: z.literal("assign"), caseIds, to: z.uuid("Choose a colleague.") }),
  z.strictObject({
    do: z.literal("snooze"),
    caseIds,
    ...later,
  }),
  z.strictObject({ do: z.literal("note"), caseIds, note }),
  z.strictObject({
    do: z.literal("close"),
    caseIds,
    outcome: z.string("Choose an outcome."),
    note: note.optional(),
    urgencyWas: z.enum(urgencyWas).optional(),
    versions: versions.optional(),
  }),
  z.strictObject({ do: z.literal("undo"), caseIds }),
]);

/** The same for up to 100 cases; the answer lists what became of each. A form sends their ids with commas between. */
export const POST = route({
  name: "work-on-cases",
  caller: "staff",
  ability: "triage",
  input: work,
  async handle({ caller, input, now }) {
    const work = workOf(input, caller.timeZone);
    if (!work) return noMoment;
    const results = await workOnCases(caller, input.caseIds, work, now);
    return { status: 200, body: { results: results.map(told) } };
  },
});

/** Null where the time that was chosen is none. */
function workOf(input: z.infer<typeof work>, timeZone: string): ManyWork | null {
  if (input.do === "snooze") {
    const until = laterMoment(input, timeZone);
    return until && { do: "snooze", reason: input.reason, until };
  }
  if (input.do !== "close") return input;
  const seen = new Map(input.caseIds.map((caseId, place) => [caseId, input.versions?.[place] ?? null]));
  return {
    do: "close",
    seen,
    disposition: {
      outcome: input.outcome,
      note: input.note ?? null,
      riskAssessed: null,
      urgencyWas: input.urgencyWas ?? null,
    },
  };
}

function told(one: OneOfMany): Record<string, unknown> {
  const { caseId, kind } = one;
  if (kind === "done") return { caseId, kind, case: one.case };
  if (kind === "missing") return { caseId, kind, message: "Not found." };
  if (kind === "failed") return { caseId, kind, message: "This case could not be changed. Try it again." };
  return { caseId, kind, ...refused(one).body };
}
