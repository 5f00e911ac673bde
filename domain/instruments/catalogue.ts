import { activationCheck } from "@/domain/instruments/activation-check";
import { asq } from "@/domain/instruments/asq";
import { auditC } from "@/domain/instruments/audit-c";
import { cssrsScreener } from "@/domain/instruments/c-ssrs-screener";
import { dependenceSignals } from "@/domain/instruments/dependence-signals";
import { doseJournal } from "@/domain/instruments/dose-journal";
import { gad2 } from "@/domain/instruments/gad-2";
import { gad7 } from "@/domain/instruments/gad-7";
import type { Instrument, Item } from "@/domain/instruments/instrument";
import { moodDaily } from "@/domain/instruments/mood-daily";
import { phq2 } from "@/domain/instruments/phq-2";
import { phq9 } from "@/domain/instruments/phq-9";
import { safetyFollowup } from "@/domain/instruments/safety-followup";
import { sds } from "@/domain/instruments/sds";
import { sideEffects } from "@/domain/instruments/side-effects";
import { who5 } from "@/domain/instruments/who-5";

/**
 * All instruments Heron scores, in the order screens list them. Where two share LOINC items (PHQ-9 and PHQ-2), a sender
 * that does not name the instrument is taken to mean the earlier one.
 */
export const instruments: readonly Instrument[] = [
  phq9,
  gad7,
  phq2,
  gad2,
  auditC,
  asq,
  cssrsScreener,
  safetyFollowup,
  moodDaily,
  doseJournal,
  sideEffects,
  dependenceSignals,
  activationCheck,
  sds,
  who5,
];

const byId = new Map(instruments.map((instrument) => [instrument.id, instrument]));
const byLinkId = new Map(
  instruments.flatMap((instrument) =>
    instrument.items.map((item) => [item.linkId, { instrument, item }] as const),
  ),
);

export function findInstrument(id: string): Instrument | null {
  return byId.get(id) ?? null;
}

/** A linkId is unique across all instruments. */
export function findItem(linkId: string): { readonly instrument: Instrument; readonly item: Item } | null {
  return byLinkId.get(linkId) ?? null;
}
