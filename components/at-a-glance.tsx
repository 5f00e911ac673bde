import { ArrowRight } from "lucide-react";
import Link from "next/link";
import { PriorityBadge } from "@/components/priority-mark";
import type { Priority } from "@/domain/priority";

type Props = {
  /** From domain/summary: the same numbers as the chart. The first sentence leads. */
  summary: string;
  openCase: {
    id: string;
    priority: Priority;
    status: string;
    owner: string | null;
    flagCount: number;
  } | null;
};

/** What a clinician needs in the first seconds: which way, by how much, on what doses, and whether someone must act. */
export function AtAGlance({ summary, openCase }: Props) {
  const [, lead = summary, rest = ""] = /^(.+?\.)\s+(.+)$/s.exec(summary) ?? [];
  const [, word = "", after = lead] = /^(Worse|Improved)(.*)$/s.exec(lead) ?? [];
  return (
    <section aria-labelledby="at-a-glance" className="card overflow-hidden">
      {openCase && (
        <Link
          href={`/cases/${openCase.id}`}
          prefetch={false}
          className="flex min-h-11 flex-wrap items-center gap-x-3 gap-y-1 border-b border-line bg-raised px-4 py-2 -outline-offset-2! hover:underline"
        >
          <PriorityBadge priority={openCase.priority} />
          <span className="font-semibold">
            Open case, {openCase.flagCount} {openCase.flagCount === 1 ? "flag" : "flags"}
          </span>
          <span className="text-muted">
            {openCase.owner ? `claimed by ${openCase.owner}` : "not claimed"}
          </span>
          <span className="ml-auto inline-flex items-center gap-1 text-sm font-semibold text-accent">
            See the case <ArrowRight aria-hidden="true" className="size-4" />
          </span>
        </Link>
      )}
      <div className="px-4 py-3">
        <h2 id="at-a-glance" className="eyebrow">
          At a glance
        </h2>
        <p className="mt-0.5 max-w-[75ch] text-lg leading-snug font-semibold text-balance">
          {word && <span className={word === "Worse" ? "text-worse" : "text-improved"}>{word}</span>}
          {after}
        </p>
        {rest && <p className="mt-1 max-w-[95ch] text-pretty">{rest}</p>}
      </div>
    </section>
  );
}
