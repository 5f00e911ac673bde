import { ArrowRight } from "lucide-react";
import Link from "next/link";
import { PriorityBadge } from "@/components/priority-mark";
import { UnbrokenNames } from "@/components/unbroken-names";
import type { Priority } from "@/domain/priority";
import { counted } from "@/domain/wording";

type Props = {
  /** From domain/summary: the same numbers as the chart. The first sentence leads. */
  summary: string;
  /** The flags of the open case, most pressing first. */
  openFlags: readonly { id: string; ruleId: string; summary: string }[];
  openCase: {
    id: string;
    priority: Priority;
    status: string;
    owner: string | null;
    flagCount: number;
  } | null;
};

const shown = 2;

/** What a clinician needs in the first seconds: which way, by how much, on what doses, and whether someone must act. */
export function AtAGlance({ summary, openCase, openFlags }: Props) {
  const [, lead = summary, rest = ""] = /^(.+?\.)\s+(.+)$/s.exec(summary) ?? [];
  const [, word = "", after = lead] = /^(Worse|Improved)(.*)$/s.exec(lead) ?? [];
  return (
    <section aria-labelledby="at-a-glance" className="card overflow-hidden">
      {openCase && (
        <div className="border-b border-line bg-raised px-4 py-2">
          <div className="flex flex-wrap items-center gap-x-3 gap-y-1">
            <PriorityBadge priority={openCase.priority} />
            <span className="font-semibold">Open case, {counted(openCase.flagCount, "flag")}</span>
            <span className="text-muted">
              {openCase.owner ? `claimed by ${openCase.owner}` : "not claimed"}
            </span>
            <Link
              href={`/cases/${openCase.id}`}
              prefetch={false}
              className="ml-auto inline-flex min-h-7 items-center gap-1 font-semibold text-accent hover:underline"
            >
              See the case <ArrowRight aria-hidden="true" className="size-4" />
            </Link>
          </div>
          <ul className="mt-1 text-sm">
            {openFlags.slice(0, shown).map((flag) => (
              <li key={flag.id} className="text-pretty">
                <UnbrokenNames>{flag.summary}</UnbrokenNames>{" "}
                <span className="whitespace-nowrap text-muted">{flag.ruleId}</span>
              </li>
            ))}
            {openFlags.length > shown && <li className="text-muted">and {openFlags.length - shown} more</li>}
          </ul>
        </div>
      )}
      <div className="px-4 py-3">
        <h2 id="at-a-glance" className="eyebrow">
          At a glance
        </h2>
        <p className="mt-0.5 max-w-[75ch] text-lg leading-snug font-semibold text-balance">
          {word && <span className={word === "Worse" ? "text-worse" : "text-improved"}>{word}</span>}
          <UnbrokenNames>{after}</UnbrokenNames>
        </p>
        {rest && (
          <p className="mt-1 max-w-[95ch] text-pretty">
            <UnbrokenNames>{rest}</UnbrokenNames>
          </p>
        )}
      </div>
    </section>
  );
}
