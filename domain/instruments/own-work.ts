import type { License } from "@/domain/instruments/instrument";

/** Written for Heron: not a validated instrument, no published cut-offs; its thresholds are the clinic's to review. */
export const ownWork: License = {
  status: "own-work",
  notice: "Written for Heron, Apache-2.0. Not a validated instrument; it has no published cut-offs.",
};
