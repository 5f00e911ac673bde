"use client";

import { type RefObject, useEffect, useRef } from "react";
import { isShortcut } from "@/components/shortcut-keys";

const steps: Record<string, number> = { j: 1, k: -1, ArrowDown: 1, ArrowUp: -1, Home: -1e6, End: 1e6 };
/** A pause this long while moving opens the case moved to. */
const settle = 140;

/** The list is one tab stop: J, K and the arrows move within it, with Shift choosing on the way, Enter goes into the case, Esc comes back. */
export function useRowKeys(
  list: RefObject<HTMLElement | null>,
  selected: string | null,
  open: (id: string) => void,
  extend: (from: string, to: string) => void,
) {
  const act = useRef({ open, extend });
  const wantsCase = useRef(false);
  /** Set once focus was in the list, or the case has changed: then losing it is worth mending. */
  const hadFocus = useRef(false);
  const before = useRef(selected);

  useEffect(() => {
    act.current = { open, extend };
  }, [open, extend]);

  useEffect(() => {
    const box = list.current;
    if (!box) return;
    let timer: ReturnType<typeof setTimeout>;
    const rows = () => [...box.querySelectorAll<HTMLAnchorElement>("a[data-row]")];

    function press(event: KeyboardEvent) {
      if (!isShortcut(event)) return;
      const inside = box?.contains(document.activeElement);
      if (event.key === "Escape" && document.activeElement?.closest("#case"))
        return focusRow(rows(), selected);
      const step = steps[event.key];
      if (step === undefined || (event.key.length > 1 && !inside)) return;
      const all = rows();
      const from = all.findIndex((row) =>
        inside ? row === document.activeElement : row.dataset.row === selected,
      );
      const to = all[Math.max(0, Math.min(all.length - 1, from + step))];
      if (!to) return;
      event.preventDefault();
      const group = to.closest("details");
      if (group) group.open = true;
      to.focus();
      if (event.shiftKey) act.current.extend(all[from]?.dataset.row ?? "", to.dataset.row ?? "");
      clearTimeout(timer);
      if (isWide()) timer = setTimeout(() => act.current.open(to.dataset.row ?? ""), settle);
    }

    function enter(event: MouseEvent) {
      const row =
        event.target instanceof Element ? event.target.closest<HTMLAnchorElement>("a[data-row]") : null;
      if (!row || event.shiftKey || (event.detail !== 0 && isWide())) return;
      if (row.dataset.row === selected && isWide()) {
        event.preventDefault();
        focusCase();
      } else wantsCase.current = true;
    }

    function hold(event: FocusEvent) {
      if (!(event.target instanceof HTMLAnchorElement) || event.target.dataset.row === undefined) return;
      hadFocus.current = true;
      makeTabStop(rows(), event.target);
    }

    /** Leaving for somewhere else is meant; only a row that is gone took its focus along. */
    function leave(event: FocusEvent) {
      const row = event.target;
      queueMicrotask(() => {
        if (row instanceof Node && row.isConnected) hadFocus.current = false;
      });
    }

    window.addEventListener("keydown", press);
    box.addEventListener("click", enter, true);
    box.addEventListener("focusin", hold);
    box.addEventListener("focusout", leave);
    return () => {
      clearTimeout(timer);
      window.removeEventListener("keydown", press);
      box.removeEventListener("click", enter, true);
      box.removeEventListener("focusin", hold);
      box.removeEventListener("focusout", leave);
    };
  }, [list, selected]);

  // After every render: exactly one tab stop, and focus that vanished with its row goes to the open case or its row.
  useEffect(() => {
    const rows = [...(list.current?.querySelectorAll<HTMLAnchorElement>("a[data-row]") ?? [])];
    const focused = rows.find((row) => row === document.activeElement);
    makeTabStop(rows, focused ?? rows.find((row) => row.dataset.row === selected) ?? rows[0]);
    if (wantsCase.current && document.getElementById("case")?.dataset.case === selected) {
      wantsCase.current = false;
      if (!isWide()) window.scrollTo(0, 0);
      focusCase();
    } else if (
      document.activeElement === document.body &&
      (hadFocus.current || before.current !== selected)
    ) {
      const row = rows.find((one) => one.dataset.row === selected);
      if (row) row.focus();
      else focusCase();
      if (document.activeElement === document.body) rows[0]?.focus();
    }
    before.current = selected;
  });
}

function isWide(): boolean {
  return matchMedia("(min-width: 56.25rem)").matches;
}

function makeTabStop(rows: HTMLAnchorElement[], stop: HTMLAnchorElement | undefined) {
  for (const row of rows) row.tabIndex = row === stop ? 0 : -1;
}

function focusRow(rows: HTMLAnchorElement[], id: string | null) {
  (rows.find((row) => row.dataset.row === id) ?? rows[0])?.focus();
}

function focusCase() {
  document.getElementById("case")?.focus();
}
