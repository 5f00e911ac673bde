import Link from "next/link";

type Counts = { open: number; mine: number; unclaimed: number; snoozed: number; done: number };

const tabs = [
  { tab: "open", label: "All open", short: "Open", count: (counts: Counts) => counts.open },
  { tab: "mine", label: "Mine", short: "Mine", count: (counts: Counts) => counts.mine },
  { tab: "unclaimed", label: "Unclaimed", short: "Unclaimed", count: (counts: Counts) => counts.unclaimed },
  { tab: "snoozed", label: "Snoozed", short: "Snoozed", count: (counts: Counts) => counts.snoozed },
  { tab: "done", label: "Done today", short: "Done", count: (counts: Counts) => counts.done },
] as const;

export function QueueTabs({ tab: current, counts }: { tab: string; counts: Counts }) {
  return (
    <div className="sticky top-0 z-10 border-b border-line bg-canvas px-3 max-[26rem]:px-1 sm:px-4">
      <nav aria-label="Queue" className="flex gap-1 overflow-x-auto">
        {tabs.map(({ tab, label, short, count }) => (
          <Link
            key={tab}
            href={`/queue?tab=${tab}`}
            prefetch={false}
            aria-current={tab === current ? "page" : undefined}
            className="flex min-h-11 items-center gap-1.5 px-2 text-sm max-[26rem]:gap-1 max-[26rem]:px-1.5 font-medium whitespace-nowrap text-muted -outline-offset-2! hover:text-ink aria-[current=page]:text-ink aria-[current=page]:shadow-[inset_0_-2px_var(--accent)]"
          >
            <span className="max-[26rem]:hidden">{label}</span>
            <span className="min-[26rem]:hidden">{short}</span>
            <Count of={count(counts)} />
          </Link>
        ))}
      </nav>
    </div>
  );
}

function Count({ of }: { of: number }) {
  return <span className="text-xs">{of >= 100 ? "100+" : of}</span>;
}
