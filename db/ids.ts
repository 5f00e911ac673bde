import { v7 } from "uuid";

/** A new UUIDv7: sorts by time, made here because PostgreSQL before 18 cannot. */
export function newId(): string {
  return v7();
}

/** The lowest UUIDv7 of a millisecond since 1970 (RFC 9562 §5.7): ids are an index by time. */
export function firstIdAt(at: number): string {
  const ms = at.toString(16).padStart(12, "0");
  return `${ms.slice(0, 8)}-${ms.slice(8)}-7000-8000-000000000000`;
}

/** When a UUIDv7 was made, in milliseconds since 1970. */
export function madeAt(id: string): number {
  return Number.parseInt(id.replaceAll("-", "").slice(0, 12), 16);
}
