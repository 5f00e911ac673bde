import { Download } from "lucide-react";

/** The numbers to take away, or why not. */
export function ExportLink({ href, may }: { href: string; may: boolean }) {
  if (!may) return <span className="text-sm text-muted">CSV: clinicians only</span>;
  return (
    <a href={href} download className="inline-flex min-h-6 items-center gap-1.5 text-sm">
      <Download aria-hidden="true" className="size-4 text-muted" />
      <span className="link">CSV</span>
    </a>
  );
}
