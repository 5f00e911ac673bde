const formatters = new Map<string, Intl.DateTimeFormat>();
const day = 86_400_000;

/** What the clock on the wall shows in an IANA zone at a moment: YYYY-MM-DDTHH:MM:SS. */
export function wallClock(at: Date, timeZone: string): string {
  let formatter = formatters.get(timeZone);
  if (!formatter) {
    // Swedish writes dates the ISO way.
    const date = { year: "numeric", month: "2-digit", day: "2-digit" } as const;
    const time = { hour: "2-digit", minute: "2-digit", second: "2-digit", hourCycle: "h23" } as const;
    formatter = new Intl.DateTimeFormat("sv-SE", { timeZone, ...date, ...time });
    formatters.set(timeZone, formatter);
  }
  return formatter.format(at).replace(" ", "T");
}

/**
 * The moment the clock on the wall shows this: YYYY-MM-DDTHH:MM, or with seconds. Of a time that comes twice it is the first; one
 * that is skipped is read by the offset before the gap (RFC 5545). Null when there is no such day or time, or outside the years
 * 1100 to 2999.
 */
export function momentAt(wall: string, timeZone: string): Date | null {
  if (!/^(1[1-9]|2\d)\d\d-\d\d-\d\dT\d\d:\d\d(:\d\d(\.\d+)?)?$/.test(wall)) return null;
  const shown = Date.parse(`${wall}Z`);
  // A day beyond the end of its month would roll over into the next.
  if (Number.isNaN(shown) || !new Date(shown).toISOString().startsWith(wall.slice(0, 16))) return null;
  // Clocks change by a day at most (Samoa, 2011): a day either side they stand as before and after any change.
  const before = offsetAt(shown - day, timeZone);
  const after = offsetAt(shown + day, timeZone);
  const isShown = (offset: number) => offsetAt(shown - offset, timeZone) === offset;
  return new Date(shown - (!isShown(before) && isShown(after) ? after : before));
}

/** Milliseconds by which the clock on the wall is ahead of UTC at a moment. */
function offsetAt(at: number, timeZone: string): number {
  return Date.parse(`${wallClock(new Date(at), timeZone)}Z`) - Math.floor(at / 1000) * 1000;
}
