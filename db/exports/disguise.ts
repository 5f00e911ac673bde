import { createHmac } from "node:crypto";
import { derivedKey } from "@/db/sealed";
import type { Disguise } from "@/domain/exports/column";

const daySeconds = 86_400;
/** Back by one day to a year, to the second: the time of day says nothing either. */
const mostSeconds = 364 * daySeconds;

/**
 * What hides the patients of a clinic, from a secret of this installation: the same in every set, so that a later set goes on
 * where an earlier one ended. Another clinic's differ.
 */
export function disguisesOf(clinicId: string): (patientId: string) => Disguise {
  const key = derivedKey(`heron research v1 ${clinicId}`);
  const digest = (text: string) => createHmac("sha256", key).update(text).digest();
  let last: { patientId: string; disguise: Disguise } | null = null;
  return (patientId) => {
    if (last?.patientId === patientId) return last.disguise;
    const bytes = digest(`patient ${patientId}`);
    const disguise = {
      subject: bytes.toString("hex", 0, 8),
      shiftMs: -1000 * (daySeconds + (bytes.readUIntBE(8, 6) % mostSeconds)),
      code: (id: string) => digest(`row ${id}`).toString("hex", 0, 8),
    };
    last = { patientId, disguise };
    return disguise;
  };
}
