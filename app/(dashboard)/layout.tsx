import { cookies } from "next/headers";
import type { ReactNode } from "react";
import { requirePage } from "@/auth/session";
import { AccountMenu } from "@/components/account-menu";
import { Announcer } from "@/components/announcer";
import { CommandPalette } from "@/components/command-palette";
import { Nav } from "@/components/nav";
import { navItemsOf } from "@/components/nav-items";
import { ShortcutHelp } from "@/components/shortcut-help";
import { Shortcuts } from "@/components/shortcuts";
import { StatusStrip } from "@/components/status-strip";
import { parseTheme } from "@/components/theme";
import { findUndelivered } from "@/db/queries/find-undelivered";
import { can } from "@/domain/access";
import { loadUrgent } from "./load-urgent";

/** Shows who is signed in; it guards nothing, since it does not run again on navigation. */
export default async function DashboardLayout({ children }: { children: ReactNode }) {
  const viewer = await requirePage("view-rules");
  const isAtQueue = can(viewer, "view-queue");
  const [loaded, missed] = await Promise.all([
    isAtQueue ? loadUrgent() : null,
    can(viewer, "be-told") ? findUndelivered(viewer, new Date()) : null,
  ]);
  const theme = parseTheme((await cookies()).get("theme")?.value);
  return (
    <div className="flex min-h-dvh flex-col">
      <a
        href="#main"
        className="button button-primary fixed top-10 left-3 z-50 not-focus:pointer-events-none not-focus:opacity-0 print:hidden"
      >
        Skip to content
      </a>
      <StatusStrip
        now={loaded?.now ?? new Date()}
        timeZone={viewer.timeZone}
        clinicName={viewer.clinicName}
        urgent={loaded?.urgent ?? null}
        undelivered={
          missed && {
            count: missed.count,
            href: isAtQueue ? `/queue?tab=open&case=${missed.caseId}` : "/clinic/messages",
          }
        }
      />
      <header className="z-20 border-b border-line bg-surface wide:sticky wide:top-9 print:hidden">
        <div className="flex h-13 items-center gap-1 px-3 sm:gap-3 sm:px-4">
          <Nav viewer={viewer} openCases={loaded?.urgent.open ?? null} />
          <div className="ml-auto flex items-center gap-1">
            <CommandPalette places={navItemsOf(viewer)} mayFindPatients={can(viewer, "view-patients")} />
            <ShortcutHelp />
            <AccountMenu viewer={viewer} theme={theme} />
          </div>
        </div>
      </header>
      <main id="main" tabIndex={-1} className="flex grow flex-col outline-none">
        {children}
      </main>
      <Announcer />
      <Shortcuts />
    </div>
  );
}
