import { v7 } from "uuid";

/** A new UUIDv7: sorts by time, made here because PostgreSQL before 18 cannot. */
export function newId(): string {
  return v7();
}
