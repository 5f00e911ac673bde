import type { Metadata, Viewport } from "next";
import { cookies } from "next/headers";
import type { ReactNode } from "react";
import "./globals.css";
import { parseTheme } from "@/components/theme";

/** Titles name a screen, never a patient: they end in histories and on shared screens. */
export const metadata: Metadata = {
  title: { template: "%s - Heron", default: "Heron" },
  description: "Triage of patient check-ins for at-home ketamine care",
  robots: { index: false, follow: false },
  formatDetection: { telephone: false, date: false, address: false, email: false },
};

export const viewport: Viewport = { width: "device-width", initialScale: 1 };

/** Reading a cookie makes every page render on request. */
export default async function RootLayout({ children }: { children: ReactNode }) {
  const theme = parseTheme((await cookies()).get("theme")?.value);
  return (
    <html lang="en-US" data-theme={theme === "system" ? undefined : theme} suppressHydrationWarning>
      <body className="min-h-dvh">{children}</body>
    </html>
  );
}
