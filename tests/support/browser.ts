import { type Browser, chromium } from "playwright-core";
import { inject } from "vitest";

const isRoot = process.getuid?.() === 0;

/** A real, headless Chromium that speaks to nobody but our own server. */
export function openBrowser(): Promise<Browser> {
  return chromium.launch({
    executablePath: inject("chromium"),
    headless: true,
    // Chromium's sandbox refuses to work for root.
    chromiumSandbox: !isRoot,
    args: [
      ...(isRoot ? ["--no-sandbox"] : []),
      "--disable-quic",
      "--disable-background-networking",
      "--disable-component-update",
      "--disable-sync",
      "--no-first-run",
    ],
  });
}
