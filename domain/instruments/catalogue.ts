import { activationCheck } from "@/domain/instruments/activation-check";
import { asq } from "@/domain/instruments/asq";
import { dependenceSignals } from "@/domain/instruments/dependence-signals";
import { doseJournal } from "@/domain/instruments/dose-journal";
import { gad7 } from "@/domain/instruments/gad-7";
import type { Instrument, Item } from "@/domain/instruments/instrument";
import { moodDaily } from "@/domain/instruments/mood-daily";
import { phq9 } from "@/domain/instruments/phq-9";
import { safetyFollowup } from "@/domain/instruments/safety-followup";
import { sideEffects } from "@/domain/instruments/side-effects";

/** All instruments Heron ships, in the order screens list them. */
export const instruments: readonly Instrument[] = [
  phq9,
  gad7,
  asq,
  safetyFollowup,
  moodDaily,
  doseJournal,
  sideEffects,
  dependenceSignals,
  activationCheck,
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
