import type { RecordedCheckIn } from "@/domain/check-in";
import { findInstrument } from "@/domain/instruments/catalogue";
import { scoreCheckIn } from "@/domain/scoring";

/** A stored check-in with its scores; none for an instrument the catalogue no longer knows. */
export function withScores(stored: Omit<RecordedCheckIn, "scores">): RecordedCheckIn {
  const instrument = findInstrument(stored.instrument);
  return { ...stored, scores: instrument ? scoreCheckIn(instrument, stored.answers) : [] };
}
