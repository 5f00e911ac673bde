import type { Heron, IntakeSource } from "@/domain/access";

/** Whose identifiers these are: the sending system as its token is named, so that a new token of the same name takes over, or Heron. */
export function senderOf(source: IntakeSource | Heron): string {
  return source.kind === "machine" ? `api:${source.name}` : "heron";
}
