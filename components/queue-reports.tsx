import Link from "next/link";
import { navItemsOf } from "@/components/nav-items";
import type { Viewer } from "@/domain/access";

/** What belongs to the queue and has no room in the bar of a narrow screen. */
export function QueueReports({ viewer }: { viewer: Viewer }) {
  return (
    <nav aria-label="About the queue" className="flex flex-wrap gap-2 p-4 xl:hidden">
      {navItemsOf(viewer)
        .filter(({ isOfQueue }) => isOfQueue)
        .map(({ href, label }) => (
          <Link key={href} href={href} prefetch={false} className="button min-h-11">
            {label}
          </Link>
        ))}
    </nav>
  );
}
