import { z } from "zod";
import { refused } from "@/app/api/cases/[caseId]/replies";
import { later } from "@/app/api/cases/inputs";
import { route } from "@/auth/route";
import { type OneOfMany, workOnCases } from "@/db/commands/work-on-cases";
import { urgencyWas } from "@/domain/triage";
import { writtenText } from "@/domain/written-text";

const caseIds = z.preprocess(
  (sent) => (typeof sent === "string" ? sent.split(",") : sent),
  z.array(z.uuid()).min(1, "Choose a case.").max(100, "Choose at most 100 cases."),
);
const note = writtenText("Write the note first.")
  .min(1, "Write the note first.")
  .max(4000, "Use at most 4,000 characters.");

/** The same for up to 100 cases; the answer lists what became of each. A form sends their ids with commas between. */
export const POST = route({
  name: "work-on-cases",
  caller: "staff",
  ability: "triage",
  input: z.discriminatedUnion("do", [
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
    }),
  ]),
  async handle({ caller, input, now }) {
    const { caseIds: chosen, ...work } = input;
    const results = await workOnCases(caller, chosen, work.do === "close" ? closing(work) : work, now);
    return { status: 200, body: { results: results.map(told) } };
  },
});

function closing({ outcome, note: written, urgencyWas: was }: Closing) {
  const disposition = {
    outcome,
    note: written ?? null,
    riskAssessed: null,
    urgencyWas: was ?? null,
    seenVersion: null,
  };
  return { do: "close" as const, disposition };
}

type Closing = {
  outcome: string;
  note?: string | undefined;
  urgencyWas?: (typeof urgencyWas)[number] | undefined;
};

function told(one: OneOfMany): Record<string, unknown> {
  const { caseId, kind } = one;
  if (kind === "done") return { caseId, kind, case: one.case };
  if (kind === "missing") return { caseId, kind, message: "Not found." };
  if (kind === "failed") return { caseId, kind, message: "This case could not be changed. Try it again." };
  return { caseId, kind, ...refused(one).body };
}
