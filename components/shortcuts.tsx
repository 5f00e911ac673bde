"use client";

import { useRouter } from "next/navigation";
import { useEffect, useRef } from "react";
import { isShortcut } from "@/components/shortcut-keys";

const goWithin = 1500;

/**
 * A key works what carries it as `data-key`, if that can be seen: no key does what no visible control does.
 * G and then a letter goes where the navigation entry with that `data-go` leads.
 */
export function Shortcuts() {
  const router = useRouter();
  const goUntil = useRef(0);

  useEffect(() => {
    function press(event: KeyboardEvent) {
      if (!isShortcut(event)) return;
      const key = event.key.toLowerCase();
      if (!/^([a-z0-9?./[\]]|escape)$/.test(key)) return;
      if (performance.now() < goUntil.current) {
        goUntil.current = 0;
        const link = document.querySelector<HTMLAnchorElement>(`a[data-go="${key}"]`);
        if (link) router.push(link.pathname);
        return;
      }
      if (key === "g") {
        goUntil.current = performance.now() + goWithin;
        return;
      }
      const control = [...document.querySelectorAll<HTMLElement>(`[data-key="${key}"]`)].find(canBeSeen);
      if (!control || (control.closest("#case") && isCaseComing())) return;
      event.preventDefault();
      if (control instanceof HTMLInputElement) control.focus();
      control.click();
    }
    window.addEventListener("keydown", press);
    return () => window.removeEventListener("keydown", press);
  }, [router]);

  return null;
}

/** While the list has moved on and its case is not here yet, a key would act on the case before it. */
function isCaseComing(): boolean {
  const row = document.activeElement?.closest<HTMLElement>("[data-row]");
  return row != null && row.dataset.row !== document.getElementById("case")?.dataset.case;
}

function canBeSeen(control: HTMLElement): boolean {
  return control.checkVisibility() && !control.matches(":disabled");
}
