"use client";

import { useEffect } from "react";
import { isShortcut } from "@/components/shortcut-keys";

const steps: Record<string, number> = { j: 1, k: -1 };

/** J and K move through the links of a list's rows; Enter opens the one in focus, as of any link. */
export function RowSteps() {
  useEffect(() => {
    function press(event: KeyboardEvent) {
      const step = steps[event.key];
      if (step === undefined || !isShortcut(event)) return;
      const rows = [...document.querySelectorAll<HTMLElement>("a[data-row]")];
      const at = rows.indexOf(document.activeElement as HTMLElement);
      const to = at === -1 ? rows[0] : rows[Math.max(0, Math.min(rows.length - 1, at + step))];
      if (!to) return;
      event.preventDefault();
      to.focus();
    }
    window.addEventListener("keydown", press);
    return () => window.removeEventListener("keydown", press);
  }, []);
  return null;
}
