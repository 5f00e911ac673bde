"use client";

import { Eye } from "lucide-react";
import { useLookers } from "@/components/lookers";

/** Which colleague has the case open, so that two do not begin the same work. */
export function Looking({ caseId }: { caseId: string }) {
  const [first, ...others] = useLookers(caseId);
  if (!first) return null;
  return (
    <span
      data-looking
      className="ml-auto inline-flex min-w-0 items-center gap-1 text-[0.8125rem] font-medium text-accent"
    >
      <Eye aria-hidden="true" className="size-3.5 shrink-0" />
      <span className="truncate">
        {others.length === 0 ? `${first} is looking` : `${first} and ${others.length} more are looking`}
      </span>
    </span>
  );
}
