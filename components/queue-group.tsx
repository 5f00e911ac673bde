import { ChevronRight } from "lucide-react";
import type { ReactNode } from "react";
import { priorityInk, priorityWord } from "@/components/priority-mark";
import type { Priority } from "@/domain/priority";

type Props = { of: Priority | "done"; count: number; children: ReactNode };

const bar =
  "flex min-h-8 items-center gap-2 border-y border-line bg-raised px-4 text-[0.8125rem] font-semibold";

/** Cases of one priority. What can wait can be folded away; urgent and high cannot. */
export function QueueGroup({ of, count, children }: Props) {
  if (of === "done") return <ul className="border-t border-line">{children}</ul>;
  const heading = (
    <h2 data-priority={of} className={priorityInk(of)}>
      {priorityWord(of)} <span className="font-medium text-muted">{count}</span>
    </h2>
  );
  if (of === "urgent" || of === "high") {
    return (
      <section>
        <div className={bar}>{heading}</div>
        <ul>{children}</ul>
      </section>
    );
  }
  return (
    <details open className="group">
      <summary className={`${bar} list-none -outline-offset-2! [&::-webkit-details-marker]:hidden`}>
        {heading}
        <ChevronRight aria-hidden="true" className="ml-auto size-4 text-muted group-open:rotate-90" />
      </summary>
      <ul>{children}</ul>
    </details>
  );
}
