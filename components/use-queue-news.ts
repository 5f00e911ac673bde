"use client";

import { useRouter } from "next/navigation";
import { type RefObject, useEffect, useRef, useState } from "react";
import { isAttended } from "@/components/attended";
import { type CaseNews, useCaseNews } from "@/components/live-news";
import { isReachable } from "@/components/reachable";

type Heard = ReadonlyMap<string, CaseNews>;
const nothing: Heard = new Map();

/**
 * What the stream told about a list as it is shown, by case. The page is read anew soon if the open case changed, or if
 * nobody is at the list, which may then move: `follow` is called before, with what had been read. At a window that was left alone
 * news is counted only.
 */
export function useQueueNews<List>(
  list: RefObject<HTMLElement | null>,
  shown: List,
  read: List,
  selected: string | null,
  follow: (from: List) => void,
): Heard {
  const router = useRouter();
  const [heard, setHeard] = useState({ about: shown, cases: nothing });
  const latest = useRef({ read, follow });
  const reading = useRef<ReturnType<typeof setTimeout>>(undefined);

  useEffect(() => {
    latest.current = { read, follow };
  });
  useEffect(() => () => clearTimeout(reading.current), []);

  function readSoon(pause: number) {
    if (!isAttended()) return;
    reading.current ??= setTimeout(async () => {
      const isUp = await isReachable();
      reading.current = undefined;
      if (!isUp) return;
      if (!isUnderHand(list.current)) latest.current.follow(latest.current.read);
      router.refresh();
    }, pause);
  }

  useCaseNews(({ spread, ...news }) => {
    setHeard(({ about, cases }) => ({
      about: shown,
      cases: new Map(about === shown ? cases : nothing).set(news.caseId, news),
    }));
    if (news.caseId === selected) readSoon(50);
    else if (!isUnderHand(list.current)) readSoon(100 + Math.random() * spread);
  });

  return heard.about === shown ? heard.cases : nothing;
}

/** Whether someone is at the list: then nothing in it may move. */
function isUnderHand(list: HTMLElement | null): boolean {
  if (!list) return true;
  const isScrolled = (list.closest("section")?.scrollTop ?? 0) > 0;
  return isScrolled || list.matches(":hover") || list.contains(document.activeElement);
}
