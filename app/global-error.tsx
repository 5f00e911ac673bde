"use client";

import "./globals.css";
import type { Fault } from "@/components/could-not-show";
import ErrorPage from "./error";

/** Stands in for the root layout when that itself fails. */
export default function GlobalErrorPage(fault: Fault) {
  return (
    <html lang="en-US">
      <body>
        <ErrorPage {...fault} />
      </body>
    </html>
  );
}
