import { randomBytes } from "node:crypto";
import { seal, unseal } from "@/db/sealed";

/** "whsec_" and base64 of 32 random bytes, as Standard Webhooks has it. */
export function drawSecret(): string {
  return `whsec_${randomBytes(32).toString("base64")}`;
}

export function sealSecret(secret: string, clinicId: string, endpointId: string): string {
  return seal(secret, place(clinicId, endpointId));
}

export function unsealSecret(sealed: string, clinicId: string, endpointId: string): string | null {
  return unseal(sealed, place(clinicId, endpointId));
}

function place(clinicId: string, endpointId: string): string {
  return `${clinicId}|webhook_endpoints|secret|${endpointId}`;
}
