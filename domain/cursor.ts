/** Places and days as they stand in a URL, read strictly: what Heron would not have written is null, and the database is not asked. */

/** Where a list ordered by time goes on: ids tell rows of one moment apart. */
export type Place = { readonly at: Date; readonly id: string };

export function placeText({ at, id }: Place): string {
  return `${at.toISOString()}_${id}`;
}

export function parsePlace(text: string): Place | null {
  const [at = "", id = "", ...more] = text.split("_");
  return isMoment(at) && isUuid(id) && more.length === 0 ? { at: new Date(at), id } : null;
}

/** "2026-03-02T15:00:00.000Z", to the millisecond or, as PostgreSQL keeps them, the microsecond. */
export function isMoment(text: string): boolean {
  if (!/^[1-9]\d{3}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}(\d{3})?Z$/.test(text)) return false;
  const written = `${text.slice(0, 23)}Z`;
  const at = new Date(written);
  return !Number.isNaN(at.getTime()) && at.toISOString() === written;
}

/** A day there is, YYYY-MM-DD. */
export function isDay(text: string): boolean {
  return isMoment(`${text}T00:00:00.000Z`);
}

export function isUuid(text: string): boolean {
  return /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(text);
}
