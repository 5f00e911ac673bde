"use client";

import "./globals.css";
import ErrorPage from "./error";

/** Stands in for the root layout when that itself fails. */
export default function GlobalErrorPage(fault: Parameters<typeof ErrorPage>[0]) {
  return (
    <html lang="en-US">
      <body>
        <ErrorPage {...fault} />
      </body>
    </html>
  );
}
