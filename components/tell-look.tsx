"use client";

import { useEffect } from "react";

/** A look at a card that is only passed by is not worth telling. */
const settle = 1000;
/** Left alone for this long, nobody is looking any more. */
const idleAfter = 10 * 60_000;

/** Tells colleagues that the viewer has this case before their eyes, and that they have left. The stream keeps it up meanwhile. */
export function TellLook({ caseId }: { caseId: string }) {
  useEffect(() => {
    const card = document.getElementById("case");
    if (!card) return;
    let isTold = false;
    let isInSight = false;
    let settling: ReturnType<typeof setTimeout>;
    let idling: ReturnType<typeof setTimeout>;

    function look() {
      clearTimeout(settling);
      clearTimeout(idling);
      if (!isInSight || document.visibilityState !== "visible") return leave();
      idling = setTimeout(leave, idleAfter);
      if (isTold) return;
      settling = setTimeout(() => {
        isTold = true;
        tell(caseId, {});
      }, settle);
    }

    function leave() {
      clearTimeout(settling);
      clearTimeout(idling);
      if (isTold) tell(caseId, { left: "yes" });
      isTold = false;
    }

    const sight = new IntersectionObserver(([seen]) => {
      isInSight = seen?.isIntersecting ?? false;
      look();
    });
    sight.observe(card);
    const heard = ["keydown", "pointerdown", "pageshow"] as const;
    for (const one of heard) window.addEventListener(one, look);
    document.addEventListener("visibilitychange", look);
    window.addEventListener("pagehide", leave);
    return () => {
      sight.disconnect();
      for (const one of heard) window.removeEventListener(one, look);
      document.removeEventListener("visibilitychange", look);
      window.removeEventListener("pagehide", leave);
      leave();
    };
  }, [caseId]);

  return null;
}

/** Nothing hangs on it: what is not told now is told by the next look. */
function tell(caseId: string, fields: { left?: "yes" }): void {
  fetch(`/api/cases/${caseId}/look`, {
    method: "POST",
    headers: { "content-type": "application/json", accept: "application/json" },
    body: JSON.stringify(fields),
    keepalive: true,
  }).catch(() => {});
}
