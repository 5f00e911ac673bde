import { z } from "zod";
import { writtenText } from "@/domain/written-text";

/** Until when a case is put off, and what for. */
export const later = {
  reason: writtenText("Say what for.").min(1, "Say what for.").max(500, "Use at most 500 characters."),
  until: z.coerce.date("Choose a time."),
};

export const optionalNote = writtenText().max(4000, "Use at most 4,000 characters.").optional();
