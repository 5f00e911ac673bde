import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from "node:crypto";

/** AES-256-GCM under a key of HERON_SEAL_KEY, else of AUTH_SECRET. `place` binds the text to its row: moved elsewhere it does not open. */
export function seal(text: string, place: string): string {
  const nonce = randomBytes(12);
  const cipher = createCipheriv("aes-256-gcm", derivedKey(forSealing), nonce).setAAD(Buffer.from(place));
  const sealed = Buffer.concat([cipher.update(text, "utf8"), cipher.final()]);
  return ["v1", nonce, sealed, cipher.getAuthTag()]
    .map((part) => (typeof part === "string" ? part : part.toString("base64url")))
    .join(".");
}

/** Null when it was sealed elsewhere, under another key, or changed since. */
export function unseal(text: string, place: string): string | null {
  const [version, nonce = "", sealed = "", tag = ""] = text.split(".");
  if (version !== "v1") return null;
  try {
    const decipher = createDecipheriv(
      "aes-256-gcm",
      derivedKey(forSealing),
      Buffer.from(nonce, "base64url"),
      {
        authTagLength: 16,
      },
    )
      .setAAD(Buffer.from(place))
      .setAuthTag(Buffer.from(tag, "base64url"));
    return decipher.update(Buffer.from(sealed, "base64url"), undefined, "utf8") + decipher.final("utf8");
  } catch {
    return null;
  }
}

const forSealing = "heron sealed v1";
const made = new Map<string, { from: string; key: Buffer }>();

/** 32 bytes for one purpose, from HERON_SEAL_KEY, else from AUTH_SECRET: keys of different purposes tell nothing of each other. */
export function derivedKey(purpose: string): Buffer {
  const secret = process.env.HERON_SEAL_KEY || process.env.AUTH_SECRET || "";
  if (secret.length < 32)
    throw new Error("HERON_SEAL_KEY or AUTH_SECRET must be set to at least 32 random characters.");
  const known = made.get(purpose);
  if (known?.from === secret) return known.key;
  const key = Buffer.from(hkdfSync("sha256", secret, "", purpose, 32));
  made.set(purpose, { from: secret, key });
  return key;
}
