"use client";

import { useEffect, useRef, useState } from "react";
import { setLookers } from "@/components/lookers";
import type { Priority } from "@/domain/priority";

/** That a case changed: no name, no answer. */
export type CaseNews = {
  id: string;
  caseId: string;
  kind: string;
  /** The priority of the finding, where one was. */
  raised: Priority | null;
  /** That of the case. */
  priority: Priority;
  status: string;
  owner: string | null;
  /** Whether the viewer did it. */
  own: boolean;
  /** Whether the case is the viewer's. */
  mine: boolean;
  /** Whether it was given to the viewer, or their claim has ended. */
  concerns: boolean;
};

declare global {
  interface WindowEventMap {
    /** `spread` is the pause in ms that keeps all who watch together from asking the server too often. */
    "heron:news": CustomEvent<CaseNews & { spread: number }>;
    /** The stream was away for too long to say what changed. */
    "heron:reset": Event;
    /** Answers wait for a person to read them: no rule has judged them. */
    "heron:unjudged": CustomEvent<{ spread: number }>;
  }
}

/** The server says every 5 s that it hears the database. */
const silentAfter = 12_000;
/** News of what was done in this very window comes sooner than this; later, it was done in another one. */
const ownEchoes = 5000;
/** A stream that says nothing may be dead without either end knowing: after sleep, or on another network. */
const retryAfter = 10_000;
const spreadPerWatcher = 400;
const arriving = new Set(["opened", "raised", "escalated", "returned", "reopened"]);

/** Something to look at that nobody has in hand. */
export function isArrival({ kind, status, owner, own }: CaseNews): boolean {
  return arriving.has(kind) && status !== "closed" && !owner && !own;
}

/** An urgent answer nobody has acted on: in nobody's hands, or come to a case that somebody works on already. */
export function isUrgentArrival(news: CaseNews): boolean {
  if (isArrival(news)) return news.priority === "urgent";
  return news.raised === "urgent" && arriving.has(news.kind) && news.status !== "closed";
}

/**
 * One stream for the whole window, which hands its news on as events. Returns since when it has not been live; null
 * while it is, or where nothing is watched.
 * @param readAt ISO time at which the server read what is shown
 */
export function useLiveNews(readAt: string, isWatching: boolean): Date | null {
  const [notSince, setNotSince] = useState<Date | null>(null);
  const firstReadAt = useRef(readAt);

  useEffect(() => {
    if (!isWatching) return;
    const heard = new Set<string>();
    let beatAt = new Date();
    let spread = 0;
    let since = firstReadAt.current;
    let end: "full" | "signed-out" | null = null;
    let connectedAt = 0;
    let actedAt = 0;
    let source = connect();

    function connect(): EventSource {
      end = null;
      connectedAt = Date.now();
      const stream = new EventSource(`/api/live?since=${encodeURIComponent(since)}`);
      stream.addEventListener("beat", ({ data }) => {
        beatAt = new Date();
        const { from, watchers } = JSON.parse(data);
        since = from;
        spread = (watchers - 1) * spreadPerWatcher;
        setNotSince(null);
      });
      stream.addEventListener("news", ({ data }) => hear(JSON.parse(data)));
      stream.addEventListener("lookers", ({ data }) => setLookers(JSON.parse(data)));
      stream.addEventListener("unjudged", ({ data }) => hearUnjudged(JSON.parse(data)));
      stream.addEventListener("reset", () => window.dispatchEvent(new Event("heron:reset")));
      for (const reason of ["full", "signed-out"] as const) {
        stream.addEventListener(reason, () => {
          end = reason;
          stream.close();
        });
      }
      return stream;
    }

    function hear(news: CaseNews) {
      if (heard.has(news.id)) return;
      heard.add(news.id);
      const isEcho = news.own && Date.now() - actedAt < ownEchoes;
      if (!isEcho) window.dispatchEvent(new CustomEvent("heron:news", { detail: { ...news, spread } }));
    }

    function hearUnjudged({ id }: { id: string }) {
      if (heard.has(id)) return;
      heard.add(id);
      window.dispatchEvent(new CustomEvent("heron:unjudged", { detail: { spread } }));
    }

    // An answer that is no stream ends the browser's own attempts: a server that restarts gives such answers.
    const watch = setInterval(() => {
      const isSilent = Date.now() - beatAt.getTime() > silentAfter;
      if (isSilent) {
        setNotSince(beatAt);
        setLookers([]);
      }
      if (end) return;
      const isDead = isSilent && Date.now() - connectedAt > retryAfter;
      if (isDead) source.close();
      if (source.readyState === EventSource.CLOSED) source = connect();
    }, 2000);

    const act = () => {
      actedAt = Date.now();
    };
    window.addEventListener("heron:acted", act);

    /** Other windows of this browser took its place; it takes one again when somebody is at it. */
    function comeBack() {
      if (end === "full" && document.visibilityState === "visible") source = connect();
    }
    const used = ["keydown", "pointerdown", "focus"] as const;
    for (const one of used) window.addEventListener(one, comeBack);
    document.addEventListener("visibilitychange", comeBack);
    return () => {
      clearInterval(watch);
      window.removeEventListener("heron:acted", act);
      for (const one of used) window.removeEventListener(one, comeBack);
      document.removeEventListener("visibilitychange", comeBack);
      source.close();
    };
  }, [isWatching]);

  return notSince;
}

/** Calls `hear` with every piece of news of the queue while mounted. */
export function useCaseNews(hear: (news: CaseNews & { spread: number }) => void, reset?: () => void): void {
  const latest = useRef({ hear, reset });
  useEffect(() => {
    latest.current = { hear, reset };
  });
  useEffect(() => {
    const onNews = (event: CustomEvent<CaseNews & { spread: number }>) => latest.current.hear(event.detail);
    const onReset = () => latest.current.reset?.();
    window.addEventListener("heron:news", onNews);
    window.addEventListener("heron:reset", onReset);
    return () => {
      window.removeEventListener("heron:news", onNews);
      window.removeEventListener("heron:reset", onReset);
    };
  }, []);
}
