"use client";

import Link from "next/link";
import { useState } from "react";
import { announce } from "@/components/announce";
import { KeyHint } from "@/components/key-hint";
import { isArrival, useCaseNews } from "@/components/live-news";
import { PriorityShape } from "@/components/priority-mark";

/** An urgent case that came since the page was read, told at once and without reading the page anew. */
export function UrgentArrival({ at }: { at: string }) {
  const [arrived, setArrived] = useState<{ at: string; caseId: string } | null>(null);

  useCaseNews((news) => {
    if (news.priority !== "urgent" || !isArrival(news)) {
      if (news.caseId === arrived?.caseId) setArrived(null);
      return;
    }
    setArrived({ at, caseId: news.caseId });
    announce({ text: "A new urgent case. Press U to open it.", assertive: true });
  });

  if (arrived?.at !== at) return null;
  return (
    <Link
      href={`/queue?tab=open&case=${arrived.caseId}`}
      prefetch={false}
      data-key="u"
      aria-keyshortcuts="u"
      className="flex h-full items-center gap-1.5 font-semibold text-urgent -outline-offset-2! hover:underline"
    >
      <PriorityShape priority="urgent" />
      New urgent case
      <KeyHint keys="U" />
    </Link>
  );
}
