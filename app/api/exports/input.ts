import { z } from "zod";
import { isDay } from "@/domain/cursor";
import { exportWhats, parseView, type Selection } from "@/domain/exports/export";
import { reasonCodes } from "@/domain/exports/reason";

/** Beside the views of the caseload. */
const everybody = "everybody";

const day = z.string().refine(isDay, "Period: give days such as 2026-08-01.").optional();

const asked = {
  what: z.enum(exportWhats, "What: choose a table."),
  who: z
    .string()
    .max(300)
    .refine((text) => text === everybody || parseView(text) !== null, "Who: choose whose rows.")
    .default(everybody),
  patientId: z.uuid().optional(),
  from: day,
  to: day,
  freeText: z.enum(["yes"]).optional(),
};

const sound = <Input extends z.infer<typeof previewShape>>(
  input: Input,
  context: z.core.$RefinementCtx<Input>,
) => {
  const problem = problemWith(input);
  if (problem) context.addIssue({ code: "custom", message: problem.message, path: [problem.field] });
};

const previewShape = z.strictObject(asked);

/** What the preview counts: a reason is not needed to count. */
export const previewInput = z.strictObject({ ...asked, reason: z.string().optional() }).superRefine(sound);

export const exportInput = z
  .strictObject({ ...asked, reason: z.enum(reasonCodes, "Reason: say why this leaves Heron.") })
  .superRefine(sound);

function problemWith({ what, patientId, from, to }: z.infer<typeof previewShape>) {
  if (from && to && from > to)
    return { field: "from", message: "Period: the first day is after the last. Change one of them." };
  if (what !== "research") return null;
  if (patientId)
    return {
      field: "what",
      message: "What: a research set of one patient would tell who it is. Choose a group.",
    };
  if ((from && !from.endsWith("-01-01")) || (to && !to.endsWith("-12-31")))
    return {
      field: "from",
      message: "Period: a research set takes whole years, January 1 to December 31, or no period.",
    };
  return null;
}

export function selectionOf(input: z.infer<typeof previewShape>): Selection {
  const { what, who, patientId = null, from = null, to = null, freeText } = input;
  return {
    patientId,
    view: patientId || who === everybody ? null : parseView(who),
    from,
    to,
    freeText: what === "answers" && freeText === "yes",
  };
}
