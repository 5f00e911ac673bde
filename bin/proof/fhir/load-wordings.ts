import type { Viewer } from "@/domain/access";
import { instruments } from "@/domain/instruments/catalogue";
import { needsWording } from "@/domain/instruments/clinic-supplied";
import { wordingFields } from "@/domain/instruments/clinic-wording";

/** Gives every instrument that a clinic words itself some words, so that it can be answered. */
export async function loadWordings(administrator: Viewer): Promise<void> {
  // Loaded late: it finds the database through the environment.
  const { loadWording } = await import("@/db/commands/load-wording");
  for (const instrument of instruments.filter(needsWording)) {
    const fields = wordingFields(instrument);
    const texts = Object.fromEntries(fields.map(({ key }, i) => [key, `Words ${i + 1}`]));
    const wording = { language: "en", edition: "invented", wording: { texts } };
    await loadWording(administrator, instrument, wording, new Date("2024-01-01T00:00:00Z"));
  }
}
