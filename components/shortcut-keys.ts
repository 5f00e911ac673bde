const setting = "heron-keys";

/** Single-key shortcuts can be switched off (WCAG 2.1.4); the choice stays in this browser. */
export function areShortcutsOn(): boolean {
  return localStorage.getItem(setting) !== "off";
}

export function setShortcuts(on: boolean): void {
  localStorage.setItem(setting, on ? "on" : "off");
}

/** Whether a key press is meant as a shortcut: not while typing, in a dialog or menu, or with a modifier held. */
export function isShortcut(event: KeyboardEvent): boolean {
  // Where brackets are written with AltGr, browsers report Ctrl and Alt with them.
  const isHeld = !event.getModifierState("AltGraph") && (event.ctrlKey || event.altKey);
  if (event.defaultPrevented || isHeld || event.metaKey || event.isComposing) return false;
  if (!areShortcutsOn() || document.querySelector("dialog[open], :popover-open")) return false;
  const typing = "textarea, select, [contenteditable=true], input:not([type=radio], [type=checkbox])";
  return !(event.target instanceof Element && event.target.closest(typing));
}
