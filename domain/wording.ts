/** A change with its sign; minus is U+2212 and zero has none. */
export function signed(change: number): string {
  const size = plainNumber(Math.abs(change));
  if (size === "0") return "0";
  return change > 0 ? `+${size}` : `\u2212${size}`;
}

/** At most one decimal, and none where it is zero. */
export function plainNumber(value: number): string {
  return String(Math.round(value * 10) / 10).replace("-", "\u2212");
}

export function counted(n: number, one: string, many = `${one}s`): string {
  return `${n} ${n === 1 ? one : many}`;
}

/** A label within a sentence: its first letter is small, but for "I", "PHQ-9" and the like. */
export function midSentence(label: string): string {
  return /^(?:A\b|[A-Z][a-z])/.test(label) ? label.charAt(0).toLowerCase() + label.slice(1) : label;
}

/** "Nov 23" in a zone, or "Nov 23, 2026" with the year. */
export function dayInWords(date: Date, timeZone: string, withYear = false): string {
  return format(date, timeZone, { month: "short", day: "numeric", ...(withYear && { year: "numeric" }) });
}

/** "Nov 22" for a calendar day YYYY-MM-DD, or "Nov 22, 2026" with the year. */
export function calendarDayInWords(day: string, withYear = false): string {
  return dayInWords(new Date(day), "UTC", withYear);
}

/** "Nov 23, 2026, 8:10 PM EST". */
export function momentInWords(date: Date, timeZone: string): string {
  return format(date, timeZone, {
    month: "short",
    day: "numeric",
    year: "numeric",
    hour: "numeric",
    minute: "2-digit",
    timeZoneName: "short",
  });
}

const formatters = new Map<string, Intl.DateTimeFormat>();

function format(date: Date, timeZone: string, options: Intl.DateTimeFormatOptions): string {
  const key = JSON.stringify([timeZone, options]);
  const formatter = formatters.get(key) ?? new Intl.DateTimeFormat("en-US", { timeZone, ...options });
  formatters.set(key, formatter);
  // Newer ICU puts a narrow no-break space before AM and PM, older a plain one.
  return formatter.format(date).replaceAll("\u202f", " ");
}

/** "38 of 68 (56%)": never a share without its counts. Only all is 100%, only none is 0%. */
export function shareText(count: number, of: number): string {
  if (of === 0) return "0 of 0";
  const percent = Math.round((count / of) * 100);
  const shown = count === of ? 100 : count === 0 ? 0 : Math.min(99, Math.max(1, percent));
  return `${count} of ${of} (${shown}%)`;
}

/** How long something took: "12 min", "3 h 20 min", "2 d 4 h". Milliseconds, rounded down. */
export function spanText(ms: number): string {
  const minutes = Math.floor(ms / 60_000);
  if (minutes < 1) return "under 1 min";
  if (minutes < 60) return `${minutes} min`;
  const hours = Math.floor(minutes / 60);
  if (hours < 48) return minutes % 60 === 0 ? `${hours} h` : `${hours} h ${minutes % 60} min`;
  const days = Math.floor(hours / 24);
  return hours % 24 === 0 ? `${days} d` : `${days} d ${hours % 24} h`;
}
