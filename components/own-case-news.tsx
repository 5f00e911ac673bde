"use client";

import Link from "next/link";
import { useState } from "react";
import { announce } from "@/components/announce";
import { type CaseNews, useCaseNews } from "@/components/live-news";

type Told = Pick<CaseNews, "caseId"> & { text: string };

const texts: Readonly<Record<string, string>> = {
  "claim-expired": "Your claim on a case has ended",
  assigned: "A case was given to you",
  overdue: "A case of yours is overdue",
};

/** What became of a case of the viewer's own without their doing: it stays in the strip until they look, or somebody has it. */
export function OwnCaseNews() {
  const [told, setTold] = useState<Told | null>(null);

  useCaseNews(({ caseId, kind, concerns, status, owner, mine }) => {
    const text = concerns || (mine && kind === "overdue") ? texts[kind] : undefined;
    if (text) {
      setTold({ caseId, text });
      announce({ text: `${text}.` });
    } else if (caseId === told?.caseId && (status === "closed" || (owner && !mine))) setTold(null);
  });

  if (!told) return null;
  return (
    <Link
      href={`/queue?tab=open&case=${told.caseId}`}
      prefetch={false}
      onClick={() => setTold(null)}
      className="flex h-full items-center font-semibold text-accent -outline-offset-2! hover:underline"
    >
      {told.text}
    </Link>
  );
}
