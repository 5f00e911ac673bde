import Link from "next/link";
import type { ReactNode } from "react";

type Props = {
  title: string;
  /** The page this one belongs to. */
  up?: { href: string; label: string };
  /** What the page is for. */
  children: ReactNode;
};

export function PageHead({ title, up, children }: Props) {
  return (
    <div>
      {up && (
        <Link href={up.href} className="link text-sm">
          {up.label}
        </Link>
      )}
      <h1 className="mt-1 text-2xl font-semibold tracking-tight">{title}</h1>
      <p className="mt-1 max-w-prose text-pretty text-muted">{children}</p>
    </div>
  );
}
