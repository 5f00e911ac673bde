import { Bell, ChevronDown, LogOut } from "lucide-react";
import Link from "next/link";
import { initialsOf } from "@/components/owner-mark";
import type { Theme } from "@/components/theme";
import { ThemeToggle } from "@/components/theme-toggle";
import { can, type Viewer } from "@/domain/access";

/** A native popover: it opens without JavaScript, and closes on Esc or a press elsewhere. */
export function AccountMenu({ viewer, theme }: { viewer: Viewer; theme: Theme }) {
  return (
    <>
      <button type="button" popoverTarget="account" className="button min-h-11 border-transparent px-2">
        <span
          aria-hidden="true"
          className="grid size-7 place-items-center rounded-full bg-accent text-xs font-semibold text-on-accent"
        >
          {initialsOf(viewer.displayName)}
        </span>
        <span className="max-md:sr-only">{viewer.displayName}</span>
        <ChevronDown aria-hidden="true" className="size-4 text-muted max-sm:hidden" />
      </button>
      <section
        id="account"
        popover="auto"
        aria-label="Account"
        className="card inset-auto top-22 right-3 m-0 w-64 gap-4 p-4 text-ink shadow-xl open:grid"
      >
        <p>
          <span className="block font-semibold">{viewer.displayName}</span>
          <span className="block text-sm text-muted first-letter:uppercase">{viewer.role}</span>
          <span className="block text-sm text-muted">{viewer.clinicName}</span>
        </p>
        {can(viewer, "be-told") && (
          <Link href="/notifications" prefetch={false} className="button">
            <Bell aria-hidden="true" className="size-4" /> How you are told
          </Link>
        )}
        <ThemeToggle theme={theme} />
        <form method="post" action="/api/sign-out">
          <input type="hidden" name="next" value="/sign-in" />
          <button type="submit" className="button w-full">
            <LogOut aria-hidden="true" className="size-4" /> Sign out
          </button>
        </form>
      </section>
    </>
  );
}
