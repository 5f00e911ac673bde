import { X } from "lucide-react";
import { type ReactNode, useEffect, useRef } from "react";

type Props = {
  id: string;
  title: ReactNode;
  isOpen: boolean;
  onClose: () => void;
  /** Why it is no longer offered: open, it stays with what was typed; closed, it is gone. Null while it is offered. */
  lost?: string | null;
  children: ReactNode;
};

/** A form that rises from the dock while the case stays in sight above it. */
export function DockPanel({ id, title, isOpen, onClose, lost = null, children }: Props) {
  const panel = useRef<HTMLElement>(null);

  useEffect(() => {
    const field =
      isOpen &&
      panel.current?.querySelector<HTMLElement>(
        "input:enabled:not([type=hidden]), select, textarea, button[type=submit]",
      );
    if (field) field.focus({ preventScroll: true });
  }, [isOpen]);

  if (lost !== null && !isOpen) return null;
  return (
    <section
      ref={panel}
      id={id}
      data-open={isOpen || undefined}
      aria-labelledby={`${id}-title`}
      className={`max-h-[75dvh] overflow-y-auto border-b border-line bg-surface shadow-[0_-8px_24px_rgb(0_0_0/0.08)] ${isOpen ? "" : "hidden target:block"}`}
    >
      <div className="flex items-center justify-between gap-3 px-4 pt-2 sm:px-6">
        <h3 id={`${id}-title`} className="font-semibold">
          {title}
        </h3>
        <button type="button" onClick={onClose} className="button min-h-11 border-transparent px-2.5">
          <X aria-hidden="true" className="size-4" />
          <span className="sr-only">Close</span>
        </button>
      </div>
      {lost !== null && (
        <p role="status" className="mx-4 mb-2 rounded-lg border-2 border-high bg-high-tint p-3 sm:mx-6">
          {lost}
        </p>
      )}
      {children}
    </section>
  );
}
