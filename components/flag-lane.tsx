import Link from "next/link";
import { PriorityShape, priorityInk, priorityWord } from "@/components/priority-mark";
import { dayText } from "@/components/time";
import { cluster, isOn, percent, shareOf, type TimeAxis } from "@/components/time-axis";
import { type Priority, rank } from "@/domain/priority";

export type FlagMark = {
  readonly id: string;
  readonly caseId: string;
  readonly ruleId: string;
  readonly priority: Priority;
  readonly at: Date;
  readonly summary: string;
  readonly open: boolean;
};

type Props = { flags: readonly FlagMark[]; axis: TimeAxis; timeZone: string };

/** Every flag under the answer that raised it, each a link to its case. Flags too close to be hit apart are one mark. */
export function FlagLane(props: Props) {
  return (
    <>
      <Lane {...props} room={0.12} className="@2xl:hidden" />
      <Lane {...props} room={0.045} className="hidden @2xl:block" />
    </>
  );
}

function Lane({ flags, axis, timeZone, room, className }: Props & { room: number; className: string }) {
  const marks = flags
    .filter((flag) => isOn(axis, flag.at))
    .map((flag) => ({ share: shareOf(axis, flag.at), item: flag }));
  return (
    <ul aria-label="Flags raised" className={`relative h-7 ${className}`}>
      {cluster(marks, room).map(({ share, items }) => {
        const first = [...items].sort(byPressure)[0];
        if (!first) return null;
        const name = describe(items, timeZone, new Date(axis.to));
        return (
          <li
            key={first.id}
            className="absolute top-0.5 z-1 -translate-x-1/2"
            style={{ left: percent(share) }}
          >
            <Link
              href={`/cases/${first.caseId}`}
              prefetch={false}
              aria-label={name}
              title={name}
              data-at={first.at.getTime()}
              className={`flex min-h-6 min-w-6 items-center justify-center gap-px rounded bg-surface text-xs font-semibold hover:bg-raised ${first.open ? priorityInk(first.priority) : "text-muted"}`}
            >
              <PriorityShape priority={first.priority} />
              {items.length > 1 && items.length}
            </Link>
          </li>
        );
      })}
    </ul>
  );
}

/** Open before closed, the most pressing first, then the newest. */
export function byPressure(a: FlagMark, b: FlagMark): number {
  return (
    Number(b.open) - Number(a.open) || rank(a.priority) - rank(b.priority) || b.at.getTime() - a.at.getTime()
  );
}

/** "2 flags, Oct 3 to Oct 9: High CHG-03, Medium DOS-02, closed". */
function describe(flags: readonly FlagMark[], timeZone: string, now: Date): string {
  const days = [...new Set(flags.map((flag) => dayText(flag.at, timeZone, now)))];
  const when = days.length > 1 ? `${days[0]} to ${days.at(-1)}` : days[0];
  const what = [...flags]
    .sort(byPressure)
    .map((flag) => `${priorityWord(flag.priority)} ${flag.ruleId}${flag.open ? "" : ", closed"}`);
  if (flags.length === 1 && flags[0]) return `${when}: ${what[0]}. ${flags[0].summary}`;
  return `${flags.length} flags, ${when}: ${what.join("; ")}`;
}
