"use client";

import { useRouter } from "next/navigation";
import { useEffect, useRef, useState } from "react";
import { announce } from "@/components/announce";
import { attend, isAttended } from "@/components/attended";
import { isArrival, useCaseNews, useLiveNews } from "@/components/live-news";
import { isReachable } from "@/components/reachable";
import { clockText } from "@/components/time";

const refreshEvery = 60_000;
const staleAfter = 150_000;
/** Answers that no rule has judged are read by people: no screen waits longer for them, however many there are. */
const mostSpread = 5000;

type Props = {
  /** When the server read what is shown. */
  at: string;
  timeZone: string;
  /** Urgent cases in nobody's hands; null for those who do not see the queue. */
  urgent: number | null;
};

/** Keeps the page fresh while someone is at it, and says so truthfully when it is not. */
export function LiveStatus({ at, timeZone, urgent }: Props) {
  const router = useRouter();
  const [staleAt, setStaleAt] = useState<string | null>(null);
  const urgentBefore = useRef(urgent);
  const notLiveSince = useLiveNews(at, urgent !== null);
  const since = notLiveSince ?? (staleAt === at ? new Date(at) : null);
  const isStale = since !== null;

  // What was announced when it came is not announced again once the page is read anew.
  useCaseNews((news) => {
    if (news.priority === "urgent" && isArrival(news)) urgentBefore.current = (urgentBefore.current ?? 0) + 1;
  });

  useEffect(() => {
    let reading: ReturnType<typeof setTimeout> | undefined;
    const readSoon = ({ detail: { spread } }: CustomEvent<{ spread: number }>) => {
      if (!isAttended()) return;
      reading ??= setTimeout(
        () => {
          reading = undefined;
          router.refresh();
        },
        50 + Math.random() * Math.min(spread, mostSpread),
      );
    };
    window.addEventListener("heron:unjudged", readSoon);
    return () => {
      clearTimeout(reading);
      window.removeEventListener("heron:unjudged", readSoon);
    };
  }, [router]);

  useEffect(() => {
    const timer = setTimeout(() => setStaleAt(at), staleAfter);
    return () => clearTimeout(timer);
  }, [at]);

  useEffect(() => {
    async function refresh() {
      if (document.visibilityState !== "visible" || !isAttended()) return;
      if (await isReachable()) router.refresh();
    }
    function use() {
      const wasAlone = !isAttended();
      attend();
      if (isStale || wasAlone) void refresh();
    }
    const timer = setInterval(refresh, refreshEvery);
    window.addEventListener("keydown", use);
    window.addEventListener("pointerdown", use);
    document.addEventListener("visibilitychange", refresh);
    window.addEventListener("heron:reset", refresh);
    return () => {
      clearInterval(timer);
      window.removeEventListener("keydown", use);
      window.removeEventListener("pointerdown", use);
      document.removeEventListener("visibilitychange", refresh);
      window.removeEventListener("heron:reset", refresh);
    };
  }, [router, isStale]);

  useEffect(() => {
    if (urgent !== null && urgent > (urgentBefore.current ?? 0)) {
      announce({ text: `${urgent} urgent unclaimed. Press U to open the one due first.`, assertive: true });
    }
    urgentBefore.current = urgent;
  }, [urgent]);

  if (since) {
    return (
      <span className="font-semibold text-high">
        <span aria-hidden="true">▲ </span>Not live since {clockText(since, timeZone, new Date(at))}
      </span>
    );
  }
  const [day, time] = clockText(new Date(at), timeZone, new Date(at)).split(", ");
  return (
    <span className="text-muted">
      <span aria-hidden="true" className="text-done">
        ●{" "}
      </span>
      <span className="max-sm:hidden">Live, {day}, </span>
      {time}
    </span>
  );
}
