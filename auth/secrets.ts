import { createHash, randomBytes } from "node:crypto";

/** A secret of 256 bits, for a cookie or a token. */
export function newSecret(): string {
  return randomBytes(32).toString("base64url");
}

/** What is stored of a secret. Its entropy makes a slow hash needless. */
export function hashOfSecret(secret: string): string {
  return createHash("sha256").update(secret).digest("hex");
}

/** Encrypts the session cookie; refuses to run with a missing or short one. */
export function authSecret(): string {
  const secret = process.env.AUTH_SECRET ?? "";
  if (secret.length < 32) throw new Error("AUTH_SECRET must be set to at least 32 random characters.");
  return secret;
}
