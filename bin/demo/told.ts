import type { CheckIn } from "@/domain/check-in";
import { findInstrument } from "@/domain/instruments/catalogue";
import type { Answers } from "@/domain/instruments/instrument";

/** A completed check-in, answered in `seconds` and finished at `authoredAt`. */
export function told(instrument: string, answers: Answers, authoredAt: Date, seconds: number): CheckIn {
  return {
    instrument,
    instrumentVersion: versionOf(instrument),
    status: "completed",
    authoredAt,
    startedAt: new Date(authoredAt.getTime() - Math.max(2, Math.round(seconds)) * 1000),
    language: "en",
    deviceId: null,
    answers,
  };
}

function versionOf(instrument: string): string {
  const known = findInstrument(instrument);
  if (!known) throw new Error(`no instrument ${instrument} in the catalogue`);
  return known.version;
}
