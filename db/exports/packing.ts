import { createHash, type Hash } from "node:crypto";
import { constants, crc32, deflateRawSync, inflateRawSync } from "node:zlib";

const fast = { level: 1, finishFlush: constants.Z_SYNC_FLUSH };

/** A part of a file, deflated so that parts one after the other, and `lastBlock`, are one deflated file. */
export function pack(bytes: Uint8Array): Uint8Array {
  return deflateRawSync(bytes, fast);
}

export function unpack(packed: Uint8Array): Uint8Array {
  return inflateRawSync(packed, { finishFlush: constants.Z_SYNC_FLUSH });
}

/** An empty block that says it is the last one. (RFC 1951 §3.2.3) */
export const lastBlock = Uint8Array.of(3, 0);

/** What is known of a file by the bytes that went by. */
export class Tally {
  private readonly hash: Hash = createHash("sha256");
  crc32 = 0;

  add(bytes: Uint8Array): void {
    this.hash.update(bytes);
    this.crc32 = crc32(bytes, this.crc32);
  }

  sha256(): string {
    return this.hash.digest("hex");
  }
}
