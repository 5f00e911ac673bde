import type { ReactNode } from "react";
import { KeyHint } from "@/components/key-hint";

/** The end of a form in the dock: in sight however long the form is. */
export function SaveRow({ children }: { children: ReactNode }) {
  return (
    <p className="sticky bottom-0 bg-surface px-4 py-2.5 sm:px-6">
      <button type="submit" className="button button-primary min-h-11">
        {children} <KeyHint keys="Ctrl Enter" onAccent />
      </button>
    </p>
  );
}
