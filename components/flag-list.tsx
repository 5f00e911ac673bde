import Link from "next/link";
import type { FlagMark } from "@/components/flag-lane";
import { PriorityBadge } from "@/components/priority-mark";
import { Day } from "@/components/time";

/** What the flag lane shows, to be read, newest first. */
export function FlagList({ flags, timeZone }: { flags: readonly FlagMark[]; timeZone: string }) {
  if (flags.length === 0) return <p className="text-sm text-muted">No flags in this period.</p>;
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard
    <section aria-label="Flags" tabIndex={0} className="scroll-shade relative max-h-96">
      <table className="w-full text-sm" data-flags="">
        <caption className="sr-only">Flags, newest first</caption>
        <thead className="sticky top-0 z-1 bg-surface text-left text-xs text-muted">
          <tr>
            {["Date", "Priority", "Rule", "Standing", "What was seen"].map((name) => (
              <th key={name} scope="col" className="pr-4 pb-1.5 font-medium">
                {name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {[...flags].reverse().map((flag) => (
            <tr key={flag.id} className="border-t border-line align-baseline">
              <th scope="row" className="py-1.5 pr-4 text-left font-normal whitespace-nowrap">
                <Day at={flag.at} timeZone={timeZone} />
              </th>
              <td className="py-1.5 pr-4">
                <PriorityBadge priority={flag.priority} />
              </td>
              <td className="py-1.5 pr-4 whitespace-nowrap">
                <Link href={`/cases/${flag.caseId}`} prefetch={false} className="link">
                  {flag.ruleId}
                </Link>
              </td>
              <td className="py-1.5 pr-4 text-muted">{flag.open ? "open" : "closed"}</td>
              <td className="py-1.5 text-pretty">{flag.summary}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
