import { hashOfSecret } from "@/auth/secrets";
import { findApiToken } from "@/db/identities";
import type { Heron, IntakeSource } from "@/domain/access";

/** Who a bearer token speaks for. The clinic comes from the token, never from the request's body. */
export async function findIntakeSource(request: Request): Promise<IntakeSource | "unknown" | "out-of-scope"> {
  const secret = /^Bearer ([\w-]{20,200})$/.exec(request.headers.get("authorization") ?? "")?.[1];
  const token = secret ? await findApiToken(hashOfSecret(secret)) : null;
  if (!token) return "unknown";
  if (token.scope !== "intake") return "out-of-scope";
  return { kind: "machine", tokenId: token.id, clinicId: token.clinicId, name: token.name } as IntakeSource;
}

/** Heron itself at work in one clinic. */
export function heronIn(clinicId: string, name: string): Heron {
  return { kind: "heron", clinicId, name } as Heron;
}
