import { Printer } from "lucide-react";
import Link from "next/link";
import { KeyHint } from "@/components/key-hint";

/** To the one-page summary of a patient. */
export function SummaryLink({ href }: { href: string }) {
  return (
    <Link
      href={href}
      prefetch={false}
      data-key="p"
      aria-keyshortcuts="p"
      className="ml-auto inline-flex min-h-6 items-center gap-1.5 text-sm"
    >
      <Printer aria-hidden="true" className="size-4 text-muted" />
      <span className="link">Summary</span> <KeyHint keys="P" />
    </Link>
  );
}
