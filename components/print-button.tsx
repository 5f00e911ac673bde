"use client";

import { Printer } from "lucide-react";

/** Prints the page as it stands. */
export function PrintButton() {
  return (
    <button type="button" onClick={() => window.print()} className="button min-h-11 print:hidden">
      <Printer aria-hidden="true" className="size-4" /> Print
    </button>
  );
}
