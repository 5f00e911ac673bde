import { ChevronLeft, ChevronRight } from "lucide-react";
import Link from "next/link";
import { KeyHint } from "@/components/key-hint";

type Props = {
  /** Pages of the patients before and after in the list; null where it ends. */
  previous: string | null;
  next: string | null;
  /** The list, where one reads on. */
  list: { href: string; says: string };
};

/** Where the patient stands among others: one step on or back in the list as it is sorted and narrowed. */
export function NeighbourLinks({ previous, next, list }: Props) {
  return (
    <nav
      aria-label={`Patients: ${list.says}`}
      className="ml-auto flex items-center gap-1 self-center text-sm print:hidden"
    >
      <Link
        href={list.href}
        prefetch={false}
        className="link mr-1 inline-flex min-h-8 items-center max-md:sr-only"
      >
        {list.says}
      </Link>
      <Step href={previous} shortcut="[" end="This is the first">
        <ChevronLeft aria-hidden="true" className="size-4" />
        Previous
      </Step>
      <Step href={next} shortcut="]" end="This is the last">
        Next
        <ChevronRight aria-hidden="true" className="size-4" />
      </Step>
    </nav>
  );
}

type StepProps = { href: string | null; shortcut: string; end: string; children: React.ReactNode };

function Step({ href, shortcut, end, children }: StepProps) {
  const look = "button min-h-8! gap-1! px-2! py-0.5! text-sm";
  if (href === null) {
    return (
      <span className={`${look} border-line text-muted`}>
        {children}
        <span className="sr-only">: {end}</span>
      </span>
    );
  }
  return (
    <Link href={href} prefetch={false} data-key={shortcut} aria-keyshortcuts={shortcut} className={look}>
      {children} <KeyHint keys={shortcut} />
    </Link>
  );
}
