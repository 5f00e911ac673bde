"use client";

import Link from "next/link";
import { useState } from "react";
import { announce } from "@/components/announce";
import { KeyHint } from "@/components/key-hint";
import { type CaseNews, isUrgentArrival, useCaseNews } from "@/components/live-news";
import { PriorityShape } from "@/components/priority-mark";

type Arrived = Pick<CaseNews, "caseId" | "owner"> & { at: string; text: string };

/**
 * An urgent answer that came since the page was read, told at once and without reading the page anew. What came to a case that
 * somebody has stays until it is looked at: nothing else in the strip tells of it.
 */
export function UrgentArrival({ at }: { at: string }) {
  const [arrived, setArrived] = useState<Arrived | null>(null);

  useCaseNews((news) => {
    if (!isUrgentArrival(news)) {
      if (news.caseId === arrived?.caseId && (news.status === "closed" || !arrived.owner)) setArrived(null);
      return;
    }
    const text = textOf(news);
    setArrived({ at, text, caseId: news.caseId, owner: news.owner });
    announce({ text: `${text}. Press U to open it.`, assertive: true });
  });

  if (!arrived || (arrived.at !== at && !arrived.owner)) return null;
  return (
    <Link
      href={`/queue?tab=open&case=${arrived.caseId}`}
      prefetch={false}
      onClick={() => setArrived(null)}
      data-key="u"
      aria-keyshortcuts="u"
      className="flex h-full items-center gap-1.5 font-semibold text-urgent -outline-offset-2! hover:underline"
    >
      <PriorityShape priority="urgent" />
      {arrived.text}
      <KeyHint keys="U" />
    </Link>
  );
}

function textOf({ mine, owner }: CaseNews): string {
  if (mine) return "Urgent now: a case of yours";
  return owner ? `Urgent now: a case of ${owner}` : "New urgent case";
}
