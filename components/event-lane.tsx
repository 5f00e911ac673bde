import { ClipboardList, type LucideIcon, Package, Pill, Quote } from "lucide-react";
import Link from "next/link";
import type { CourseEvent } from "@/components/course-events";
import { dayText } from "@/components/time";
import { cluster, isOn, percent, shareOf, type TimeAxis } from "@/components/time-axis";

type Props = {
  name: string;
  events: readonly CourseEvent[];
  axis: TimeAxis;
  timeZone: string;
  /** Where an event can be read in full. */
  hrefOf: (event: CourseEvent) => string;
};

const icons: Record<CourseEvent["kind"], LucideIcon> = {
  plan: ClipboardList,
  medicine: Pill,
  supply: Package,
  words: Quote,
};
/** Of several together, which one the mark is. */
const order: readonly CourseEvent["kind"][] = ["plan", "medicine", "supply", "words"];
/** More than this are named by their number. */
const mostNamed = 4;

/** Events of the course on the shared time, each a link to where it stands in full; those too close to be hit apart are one mark. */
export function EventLane(props: Props) {
  return (
    <>
      <Lane {...props} room={0.12} className="@2xl:hidden" />
      <Lane {...props} room={0.045} className="hidden @2xl:block" />
    </>
  );
}

function Lane({
  name,
  events,
  axis,
  timeZone,
  hrefOf,
  room,
  className,
}: Props & { room: number; className: string }) {
  const marks = events
    .filter((event) => isOn(axis, event.at))
    .map((event) => ({ share: shareOf(axis, event.at), item: event }));
  return (
    <ul aria-label={name} className={`relative h-7 ${className}`}>
      {cluster(marks, room).map(({ share, items }) => {
        const first = [...items].sort((a, b) => order.indexOf(a.kind) - order.indexOf(b.kind))[0];
        const newest = items.at(-1);
        if (!first || !newest) return null;
        const Icon = icons[first.kind];
        const words = describe(items, timeZone, new Date(axis.to));
        return (
          <li
            key={first.id}
            className="absolute top-0.5 z-1 -translate-x-1/2"
            style={{ left: percent(share) }}
          >
            <Link
              href={hrefOf(newest)}
              prefetch={false}
              scroll={false}
              aria-label={words}
              title={words}
              data-event={first.kind}
              data-at={first.at.getTime()}
              className="flex min-h-6 min-w-6 items-center justify-center gap-px rounded bg-surface text-xs font-semibold text-muted hover:bg-raised hover:text-ink"
            >
              <Icon aria-hidden="true" className="size-3.5" />
              {items.length > 1 && items.length}
            </Link>
          </li>
        );
      })}
    </ul>
  );
}

/** "Oct 3: Plan began: 60 mg lozenge" or "3 from Oct 3 to Oct 9: …". */
function describe(events: readonly CourseEvent[], timeZone: string, now: Date): string {
  const days = [...new Set(events.map(({ at }) => dayText(at, timeZone, now)))];
  const when = days.length > 1 ? `${days[0]} to ${days.at(-1)}` : days[0];
  const said = events.slice(-mostNamed).map(({ text }) => text);
  const more = events.length > mostNamed ? ` and ${events.length - mostNamed} before` : "";
  return events.length === 1
    ? `${when}: ${said[0]}`
    : `${events.length} from ${when}: ${said.join("; ")}${more}`;
}
