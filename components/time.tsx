import { localDay } from "@/domain/local-day";

/** Every clock time on screen: absolute with its zone first, relative only while it is recent. */

const day = 86_400_000;

/** "Nov 23, 2026, 8:10 PM EST", in the clinic's zone; without the year where it is that of `near`. */
export function clockText(at: Date, timeZone: string, near?: Date): string {
  return format(at, timeZone, {
    month: "short",
    day: "numeric",
    ...yearUnless(near, at, timeZone),
    hour: "numeric",
    minute: "2-digit",
    timeZoneName: "short",
  });
}

/** "Nov 23, 2026"; without the year where it is that of `near`. */
export function dayText(at: Date, timeZone: string, near?: Date): string {
  return format(at, timeZone, {
    month: "short",
    day: "numeric",
    ...yearUnless(near, at, timeZone),
  });
}

function yearUnless(near: Date | undefined, at: Date, timeZone: string): { year?: "numeric" } {
  const year = (of: Date) => localDay(of, timeZone).slice(0, 4);
  return near && year(near) === year(at) ? {} : { year: "numeric" };
}

/** "Nov 23, 2026" for a calendar day without a zone, given as YYYY-MM-DD. */
export function calendarDayText(on: string): string {
  return format(new Date(`${on}T12:00:00Z`), "UTC", { month: "short", day: "numeric", year: "numeric" });
}

/** "13 min ago", "3 d ago"; empty once older than a week. */
export function agoText(at: Date, now: Date): string {
  const passed = now.getTime() - at.getTime();
  if (passed < 0 || passed >= 7 * day) return "";
  if (passed < 60_000) return "just now";
  return `${durationText(passed)} ago`;
}

/** "47 min left" or "8 min overdue". */
export function leftText(due: Date, now: Date): string {
  const left = due.getTime() - now.getTime();
  if (Math.abs(left) < 60_000) return left < 0 ? "overdue now" : "due now";
  return left < 0 ? `${durationText(-left)} overdue` : `${durationText(left)} left`;
}

function durationText(ms: number): string {
  if (ms < 3_600_000) return `${Math.floor(ms / 60_000)} min`;
  if (ms < 2 * day) return `${Math.floor(ms / 3_600_000)} h`;
  const days = Math.floor(ms / day);
  if (days < 60) return `${days} d`;
  if (days < 2 * 365) return `${Math.floor(days / 30.4)} months`;
  return `${Math.floor(days / 365.25)} years`;
}

const formats = new Map<string, Intl.DateTimeFormat>();

function format(at: Date, timeZone: string, options: Intl.DateTimeFormatOptions): string {
  const key = `${timeZone}${Object.entries(options)}`;
  let made = formats.get(key);
  if (!made) {
    made = new Intl.DateTimeFormat("en-US", { timeZone, ...options });
    formats.set(key, made);
  }
  return made.format(at);
}

export function Clock({
  at,
  timeZone,
  now,
  near = now,
}: {
  at: Date;
  timeZone: string;
  /** Says how long ago it was, too. */
  now?: Date;
  near?: Date;
}) {
  const ago = now ? agoText(at, now) : "";
  return (
    <>
      <time dateTime={at.toISOString()} className="whitespace-nowrap">
        {clockText(at, timeZone, near)}
      </time>
      {ago && <span className="whitespace-nowrap text-muted"> ({ago})</span>}
    </>
  );
}

export function Day({ at, timeZone, now }: { at: Date; timeZone: string; now?: Date }) {
  const ago = now ? agoText(at, now) : "";
  return (
    <>
      <time dateTime={at.toISOString()} className="whitespace-nowrap">
        {dayText(at, timeZone)}
      </time>
      {ago && <span className="whitespace-nowrap text-muted"> ({ago})</span>}
    </>
  );
}
