import type { Instrument, License } from "@/domain/instruments/instrument";

/** We score it and ship none of its words: the clinic's administrator loads them, and until then it cannot be answered. */
export function clinicSupplied(notice: string, terms: string): License {
  return { status: "clinic-supplied", notice: `${notice}. ${terms}` };
}

export function needsWording(instrument: Instrument): boolean {
  return instrument.license.status === "clinic-supplied";
}
