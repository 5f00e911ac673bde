import type { LaterChoice } from "@/components/later-fields";
import { clockText } from "@/components/time";
import { addDays, localDay, parseMoment } from "@/domain/local-day";

const hour = 3_600_000;
const opening = "09:00";

/** When a case may come back: in some hours, or in the morning of a day ahead, in the clinic's zone. */
export function laterChoices(now: Date, timeZone: string): LaterChoice[] {
  const today = localDay(now, timeZone);
  const morning = (days: number) => parseMoment(`${addDays(today, days)}T${opening}`, timeZone);
  const moments: [string, Date | null][] = [
    ["In 2 hours", new Date(now.getTime() + 2 * hour)],
    ["In 4 hours", new Date(now.getTime() + 4 * hour)],
    ["Tomorrow", morning(1)],
    ["In 3 days", morning(3)],
    ["In a week", morning(7)],
    ["In 2 weeks", morning(13)],
    ["In 4 weeks", morning(27)],
  ];
  return moments.flatMap(([words, at]) =>
    at ? [{ label: `${words}, ${clockText(at, timeZone, now)}`, at: at.toISOString() }] : [],
  );
}
