"use client";

import { useRouter } from "next/navigation";
import { useEffect, useRef, useState } from "react";
import { announce } from "@/components/announce";

const refreshEvery = 60_000;
const staleAfter = 150_000;
/** Left alone for this long, the page stops asking: asking would keep an unattended session alive. */
const idleAfter = 10 * 60_000;

type Props = {
  /** When the server read what is shown. */
  at: string;
  /** The same, in the clinic's words and zone: day, comma, time. */
  clock: string;
  /** Unclaimed urgent cases. */
  urgent: number;
};

/** Keeps the page fresh while someone is at it, and says so truthfully when it is not. */
export function LiveStatus({ at, clock, urgent }: Props) {
  const router = useRouter();
  const [staleAt, setStaleAt] = useState<string | null>(null);
  const usedAt = useRef(0);
  const urgentBefore = useRef(urgent);
  const stale = staleAt === at;
  const [day, time] = clock.split(", ");

  useEffect(() => {
    const timer = setTimeout(() => setStaleAt(at), staleAfter);
    return () => clearTimeout(timer);
  }, [at]);

  useEffect(() => {
    async function refresh() {
      const attended =
        document.visibilityState === "visible" && performance.now() - usedAt.current < idleAfter;
      // A refresh that fails would replace the page with the browser's own error: ask for something small first.
      if (attended && (await isReachable())) router.refresh();
    }
    function use() {
      usedAt.current = performance.now();
      if (stale) void refresh();
    }
    const timer = setInterval(refresh, refreshEvery);
    window.addEventListener("keydown", use);
    window.addEventListener("pointerdown", use);
    document.addEventListener("visibilitychange", refresh);
    return () => {
      clearInterval(timer);
      window.removeEventListener("keydown", use);
      window.removeEventListener("pointerdown", use);
      document.removeEventListener("visibilitychange", refresh);
    };
  }, [router, stale]);

  useEffect(() => {
    if (urgent > urgentBefore.current) {
      announce({ text: `${urgent} urgent unclaimed. Press U to open the one due first.`, assertive: true });
    }
    urgentBefore.current = urgent;
  }, [urgent]);

  if (stale) {
    return (
      <span className="font-semibold text-high">
        <span aria-hidden="true">▲ </span>Not live since {clock}
      </span>
    );
  }
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

async function isReachable(): Promise<boolean> {
  return fetch("/icon.svg", { method: "HEAD", cache: "no-store" }).then(
    (response) => response.ok,
    () => false,
  );
}
