import type { MouseEvent, ReactNode } from "react";
import { KeyHint } from "@/components/key-hint";

type Props = {
  /** Id of the panel it opens. */
  of: string;
  isOpen: boolean;
  onToggle: () => void;
  shortcut: string;
  isPrimary?: boolean;
  children: ReactNode;
};

/** Opens a panel of the dock: a link to it, so that it works before and without JavaScript. */
export function DockToggle({ of, isOpen, onToggle, shortcut, isPrimary, children }: Props) {
  function toggle(event: MouseEvent) {
    event.preventDefault();
    onToggle();
  }
  return (
    <a
      href={`#${of}`}
      onClick={toggle}
      aria-expanded={isOpen}
      aria-controls={of}
      data-key={shortcut}
      aria-keyshortcuts={shortcut}
      className={`button min-h-11 ${isPrimary ? "button-primary" : ""}`}
    >
      {children}
      <KeyHint keys={shortcut.toUpperCase()} onAccent={isPrimary} />
    </a>
  );
}
