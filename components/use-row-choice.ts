"use client";

import { type RefObject, useEffect, useRef, useState } from "react";
import { extended, kept, noChoice, type RowChoice, toggled } from "@/components/row-choice";
import { isShortcut } from "@/components/shortcut-keys";

/** Choosing rows of a list: X and Esc, a press with Shift, or the boxes that `isShown` puts before them. */
export function useRowChoice(
  list: RefObject<HTMLElement | null>,
  rows: readonly string[],
  selected: string | null,
  isOffered: boolean,
) {
  const [choice, setChoice] = useState<RowChoice>(noChoice);
  const [isShown, setShown] = useState(false);
  const latest = useRef({ rows, selected, isOffered, hasChoice: false, clear: () => {} });
  const ofList = kept(choice, rows);
  if (ofList !== choice) setChoice(ofList);

  useEffect(() => {
    latest.current = { rows, selected, isOffered, hasChoice: ofList.ids.size > 0 || isShown, clear };
  });

  const toggle = (id: string) => setChoice((now) => toggled(now, id));
  const extend = (from: string, to: string) => {
    if (latest.current.isOffered) setChoice((now) => extended(now, latest.current.rows, from, to));
  };
  const clear = () => {
    setChoice(noChoice);
    setShown(false);
    if (document.activeElement?.closest("[data-bulk]"))
      tabStopOf(list.current)?.focus({ preventScroll: true });
  };

  useEffect(() => {
    const box = list.current;
    if (!box) return;
    const rowOf = (target: unknown) =>
      target instanceof Element ? target.closest<HTMLElement>("a[data-row]") : null;

    function press(event: KeyboardEvent) {
      const { selected: open, isOffered: isOn, hasChoice } = latest.current;
      if (!isOn || !isShortcut(event) || event.shiftKey) return;
      if (event.key === "x") {
        const id = rowOf(document.activeElement)?.dataset.row ?? open;
        if (!id) return;
        event.preventDefault();
        setChoice((now) => toggled(now, id));
      } else if (event.key === "Escape" && hasChoice && !document.activeElement?.closest("#case")) {
        event.preventDefault();
        latest.current.clear();
      }
    }

    function click(event: MouseEvent) {
      const row = event.shiftKey && latest.current.isOffered ? rowOf(event.target) : null;
      if (!row?.dataset.row) return;
      event.preventDefault();
      const to = row.dataset.row;
      if (event.type === "mousedown") return;
      const from = tabStopOf(box)?.dataset.row ?? to;
      setChoice((now) => extended(now, latest.current.rows, now.end ?? from, to));
      row.focus();
    }

    window.addEventListener("keydown", press);
    box.addEventListener("mousedown", click, true);
    box.addEventListener("click", click, true);
    return () => {
      window.removeEventListener("keydown", press);
      box.removeEventListener("mousedown", click, true);
      box.removeEventListener("click", click, true);
    };
  }, [list]);

  return {
    chosen: ofList.ids,
    isShown: isShown || ofList.ids.size > 0,
    setShown,
    toggle,
    extend,
    clear,
  };
}

/** The row that has the focus, or had it last. */
function tabStopOf(list: HTMLElement | null): HTMLElement | null {
  return list?.querySelector<HTMLElement>('a[data-row][tabindex="0"]') ?? null;
}
