import Link from "next/link";
import type { CourseEvent } from "@/components/course-events";
import { Day } from "@/components/time";

const kindWords = { plan: "Plan", medicine: "Medicines", supply: "Supply", words: "Patient wrote" } as const;

/** What the event lanes show, to be read, newest first. */
export function EventList({
  events,
  timeZone,
  hrefOf,
}: {
  events: readonly CourseEvent[];
  timeZone: string;
  hrefOf: (event: CourseEvent) => string;
}) {
  if (events.length === 0) return <p className="text-sm text-muted">Nothing recorded in this period.</p>;
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard
    <section aria-label="Plan, medicines and words" tabIndex={0} className="scroll-shade relative max-h-96">
      <table className="w-full text-sm" data-events="">
        <caption className="sr-only">
          Changes of plan and medicines, and what the patient wrote, newest first
        </caption>
        <thead className="sticky top-0 z-1 bg-surface text-left text-xs text-muted">
          <tr>
            {["Date", "What", "In full"].map((name) => (
              <th key={name} scope="col" className="pr-4 pb-1.5 font-medium">
                {name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {[...events].reverse().map((event) => (
            <tr key={event.id} className="border-t border-line align-baseline">
              <th scope="row" className="py-1.5 pr-4 text-left font-normal whitespace-nowrap">
                <Day at={event.at} timeZone={timeZone} />
              </th>
              <td className="py-1.5 pr-4 whitespace-nowrap text-muted">{kindWords[event.kind]}</td>
              <td className="py-1.5">
                <Link href={hrefOf(event)} prefetch={false} scroll={false} className="link text-pretty">
                  {event.text}
                </Link>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
