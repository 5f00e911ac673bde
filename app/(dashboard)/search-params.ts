import { isUuid } from "@/domain/cursor";

type Given = string | string[] | undefined;

/** A parameter given once, else null. */
export function oneOf(given: Given): string | null {
  return typeof given === "string" && given !== "" ? given : null;
}

/** An id is a UUID or nothing: the database is not asked about anything else. */
export function uuidIn(given: Given): string | null {
  const one = oneOf(given)?.toLowerCase() ?? null;
  return one && isUuid(one) ? one : null;
}
