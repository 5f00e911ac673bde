import { useEffect, useRef } from "react";

/** The button that was pressed may be gone once its action is done: focus then stays in the dock. */
export function useHeldFocus(dock: { current: HTMLElement | null }, state: string) {
  const before = useRef(state);
  useEffect(() => {
    if (before.current === state) return;
    before.current = state;
    if (document.activeElement !== document.body) return;
    const controls = [...(dock.current?.querySelectorAll<HTMLElement>("button, a") ?? [])];
    controls.find((control) => control.checkVisibility())?.focus();
  }, [dock, state]);
}

/** A panel that closes gives focus back to what opened it. */
export function useFocusAfterClosing(dock: { current: HTMLElement | null }, panel: string | null) {
  const before = useRef(panel);
  useEffect(() => {
    const closed = before.current;
    before.current = panel;
    if (closed && !panel) dock.current?.querySelector<HTMLElement>(`[aria-controls=${closed}]`)?.focus();
  }, [dock, panel]);
}
