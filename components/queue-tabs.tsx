import Link from "next/link";

type Counts = Record<(typeof tabs)[number]["tab"], number>;

const tabs = [
  { tab: "open", label: "Open" },
  { tab: "mine", label: "Mine" },
  { tab: "unclaimed", label: "Unclaimed" },
  { tab: "snoozed", label: "Snoozed" },
  { tab: "done", label: "Done" },
] as const;

export function QueueTabs({ tab: current, counts }: { tab: string; counts: Counts }) {
  return (
    <div className="sticky top-0 z-10 border-b border-line bg-canvas px-3 max-[26rem]:px-1 sm:px-4">
      <nav aria-label="Queue" className="flex gap-0.5 overflow-x-auto">
        {tabs.map(({ tab, label }) => (
          <Link
            key={tab}
            href={`/queue?tab=${tab}`}
            prefetch={false}
            aria-current={tab === current ? "page" : undefined}
            className="flex min-h-11 items-center gap-1 px-1.5 text-sm font-medium whitespace-nowrap text-muted -outline-offset-2! hover:text-ink aria-[current=page]:text-ink aria-[current=page]:shadow-[inset_0_-2px_var(--accent)]"
          >
            {label}
            <Count of={counts[tab]} />
          </Link>
        ))}
      </nav>
    </div>
  );
}

function Count({ of }: { of: number }) {
  return <span className="text-xs">{of >= 100 ? "100+" : of}</span>;
}
