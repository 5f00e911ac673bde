"use client";

import { useRouter } from "next/navigation";
import { type RefObject, useEffect, useRef, useState } from "react";
import { type CaseNews, useCaseNews } from "@/components/live-news";

type Heard = ReadonlyMap<string, CaseNews>;
const nothing: Heard = new Map();

/**
 * What the stream told since the list was read, by case. The page is read anew soon if the open case changed, or if nobody
 * is at the list, which may then move: `follow` is called before.
 */
export function useQueueNews<List>(
  list: RefObject<HTMLElement | null>,
  read: List,
  selected: string | null,
  follow: (from: List) => void,
): Heard {
  const router = useRouter();
  const [heard, setHeard] = useState({ since: read, cases: nothing });
  const latest = useRef({ read, follow });
  const reading = useRef<ReturnType<typeof setTimeout>>(undefined);

  useEffect(() => {
    latest.current = { read, follow };
  });
  useEffect(() => () => clearTimeout(reading.current), []);

  function readSoon(pause: number) {
    reading.current ??= setTimeout(() => {
      reading.current = undefined;
      if (!isUnderHand(list.current)) latest.current.follow(latest.current.read);
      router.refresh();
    }, pause);
  }

  useCaseNews(({ spread, ...news }) => {
    setHeard(({ since, cases }) => ({
      since: read,
      cases: new Map(since === read ? cases : nothing).set(news.caseId, news),
    }));
    if (news.caseId === selected) readSoon(50);
    else if (!isUnderHand(list.current)) readSoon(100 + Math.random() * spread);
  });

  return heard.since === read ? heard.cases : nothing;
}

/** Whether someone is at the list: then nothing in it may move. */
function isUnderHand(list: HTMLElement | null): boolean {
  if (!list) return true;
  const isScrolled = (list.closest("section")?.scrollTop ?? 0) > 0;
  return isScrolled || list.matches(":hover") || list.contains(document.activeElement);
}
