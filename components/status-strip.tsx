import Link from "next/link";
import { KeyHint } from "@/components/key-hint";
import { LiveStatus } from "@/components/live-status";
import { PriorityShape } from "@/components/priority-mark";
import { clockText, leftText } from "@/components/time";

type Unclaimed = { count: number; first: { caseId: string; dueAt: Date } | null };

type Props = {
  now: Date;
  timeZone: string;
  clinicName: string;
  /** Null for roles that do not see the queue. */
  unclaimed: Unclaimed | null;
};

/** Always 36 px, so that urgent news never moves what is below it. */
export function StatusStrip({ now, timeZone, clinicName, unclaimed }: Props) {
  return (
    <section
      aria-label="Status"
      className="z-30 flex h-9 items-center gap-3 overflow-hidden border-b border-line bg-raised px-3 text-[0.8125rem] whitespace-nowrap sm:gap-5 sm:px-4 [@media(min-height:30rem)]:sticky [@media(min-height:30rem)]:top-0"
    >
      {unclaimed && <UrgentNews {...unclaimed} now={now} />}
      <div className="ml-auto flex items-center gap-5">
        <LiveStatus
          at={now.toISOString()}
          clock={clockText(now, timeZone, { year: false })}
          urgent={unclaimed?.count ?? 0}
        />
        <span className="text-muted max-md:hidden">{clinicName}</span>
      </div>
    </section>
  );
}

function UrgentNews({ count, first, now }: Unclaimed & { now: Date }) {
  if (count === 0 || !first) return <span className="text-muted">No unclaimed urgent case</span>;
  return (
    <Link
      href={`/queue?tab=open&case=${first.caseId}`}
      prefetch={false}
      data-key="u"
      aria-keyshortcuts="u"
      className="flex h-full items-center gap-1.5 font-semibold text-urgent -outline-offset-2! hover:underline"
    >
      <PriorityShape priority="urgent" />
      <span>
        {count} urgent<span className="max-sm:sr-only"> unclaimed</span>, {leftText(first.dueAt, now)}
      </span>
      <KeyHint keys="U" />
    </Link>
  );
}
