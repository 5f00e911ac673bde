import { z } from "zod";
import type { Reply } from "@/auth/route";
import { parseMoment } from "@/domain/local-day";
import { writtenText } from "@/domain/written-text";

/** Until when a case is put off, and what for. A time of one's own is "chosen", and said in the clinic's zone. */
export const later = {
  reason: writtenText("Say what for.").min(1, "Say what for.").max(500, "Use at most 500 characters."),
  until: z.union([z.literal("chosen"), z.coerce.date("Choose a time.")], "Choose a time."),
  chosenAt: z.string("Choose a date and a time.").optional(),
};

/** The moment that was meant; null when there is no such date and time. */
export function laterMoment(
  { until, chosenAt = "" }: { until: "chosen" | Date; chosenAt?: string | undefined },
  timeZone: string,
): Date | null {
  if (until !== "chosen") return until;
  return /^\d{4}-\d\d-\d\dT\d\d:\d\d$/.test(chosenAt) ? parseMoment(chosenAt, timeZone) : null;
}

export const noMoment: Reply = {
  status: 422,
  body: { message: "Choose a date and a time.", field: "chosenAt", code: "until" },
};

export const optionalNote = writtenText().max(4000, "Use at most 4,000 characters.").optional();
