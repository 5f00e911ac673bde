import Link from "next/link";
import { HeronMark } from "@/components/heron-mark";
import { navItemsOf } from "@/components/nav-items";
import { NavLink } from "@/components/nav-link";
import type { Viewer } from "@/domain/access";

/** What a role may open; on a narrow screen it scrolls. Counted by the layout, so the number is as old as the status strip. */
export function Nav({ viewer, openCases }: { viewer: Viewer; openCases: number | null }) {
  return (
    <nav
      aria-label="Main"
      className="flex min-w-0 items-center gap-0.5 overflow-x-auto [scrollbar-width:none] sm:gap-1"
    >
      <Link
        href="/"
        prefetch={false}
        aria-label="Heron, start page"
        className="mr-1 flex min-h-11 shrink-0 items-center gap-2 -outline-offset-2! font-semibold tracking-tight text-accent sm:mr-4"
      >
        <HeronMark />
        <span className="max-md:hidden">Heron</span>
      </Link>
      {navItemsOf(viewer).map(({ href, label, key, isOfQueue }) => (
        <div key={href} className={isOfQueue ? "flex self-stretch max-xl:hidden" : "contents"}>
          <NavLink href={href} shortcut={key}>
            {label}
            {href === "/queue" && openCases !== null && <Count of={openCases} />}
          </NavLink>
        </div>
      ))}
    </nav>
  );
}

function Count({ of }: { of: number }) {
  return (
    <span className="ml-1.5 text-xs font-medium text-muted">
      {of >= 100 ? "100+" : of}
      <span className="sr-only"> open</span>
    </span>
  );
}
