import { and, desc, eq, inArray } from "drizzle-orm";
import type { Transaction } from "@/db/client";
import { instrumentWordings } from "@/db/schema/instruments";
import { findInstrument } from "@/domain/instruments/catalogue";
import { needsWording } from "@/domain/instruments/clinic-supplied";
import type { Wording } from "@/domain/instruments/clinic-wording";

/** The first of these instruments that needs the clinic's words and has none; null when all can be asked. */
export async function findUnworded(
  tx: Transaction,
  clinicId: string,
  instruments: readonly string[],
): Promise<string | null> {
  const needing = withoutOurWords(instruments);
  if (needing.length === 0) return null;
  const loaded = await tx
    .selectDistinct({ instrument: instrumentWordings.instrument })
    .from(instrumentWordings)
    .where(and(eq(instrumentWordings.clinicId, clinicId), inArray(instrumentWordings.instrument, needing)));
  return needing.find((id) => loaded.every((one) => one.instrument !== id)) ?? null;
}

/** Finds the words in force when a check-in arrived; null for instruments with words of our own. */
export async function wordingsAt(
  tx: Transaction,
  clinicId: string,
  checkIns: readonly { instrument: string }[],
): Promise<(checkIn: { instrument: string; receivedAt: Date }) => Wording | null> {
  const needing = withoutOurWords(checkIns.map((one) => one.instrument));
  if (needing.length === 0) return () => null;
  const versions = await tx
    .select({
      instrument: instrumentWordings.instrument,
      wording: instrumentWordings.wording,
      createdAt: instrumentWordings.createdAt,
    })
    .from(instrumentWordings)
    .where(and(eq(instrumentWordings.clinicId, clinicId), inArray(instrumentWordings.instrument, needing)))
    .orderBy(desc(instrumentWordings.version));
  return ({ instrument, receivedAt }) => {
    const own = versions.filter((one) => one.instrument === instrument);
    return (own.find((one) => one.createdAt <= receivedAt) ?? own.at(-1))?.wording ?? null;
  };
}

function withoutOurWords(ids: readonly string[]): string[] {
  return [...new Set(ids)].filter((id) => {
    const instrument = findInstrument(id);
    return instrument && needsWording(instrument);
  });
}
