"use client";

import { useRouter } from "next/navigation";
import { useEffect } from "react";

const every = 2_000;

/** Reads the page anew every two seconds while something is being made and somebody can see it. */
export function RefreshWhile({ is }: { is: boolean }) {
  const router = useRouter();
  useEffect(() => {
    if (!is) return;
    const timer = setInterval(() => {
      if (document.visibilityState === "visible") router.refresh();
    }, every);
    return () => clearInterval(timer);
  }, [is, router]);
  return null;
}
