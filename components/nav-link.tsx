"use client";

import Link from "next/link";
import { usePathname } from "next/navigation";
import type { ReactNode } from "react";

export function NavLink({
  href,
  shortcut,
  children,
}: {
  href: string;
  shortcut: string;
  children: ReactNode;
}) {
  const path = usePathname();
  const here =
    path === href || path.startsWith(`${href}/`) || (href === "/queue" && path.startsWith("/cases/"));
  return (
    <Link
      href={href}
      prefetch={false}
      data-go={shortcut}
      aria-current={here ? "page" : undefined}
      className="flex min-h-11 shrink-0 items-center self-stretch px-2 -outline-offset-2! font-medium text-muted hover:text-ink aria-[current=page]:text-ink aria-[current=page]:shadow-[inset_0_-2px_var(--accent)] sm:px-3"
    >
      {children}
    </Link>
  );
}
