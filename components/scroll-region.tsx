import type { ReactNode } from "react";

/** A named part of the page that scrolls sideways by itself; on paper it does not. */
export function ScrollRegion({ name, children }: { name: string; children: ReactNode }) {
  const className = "card relative mt-3 overflow-x-auto print:overflow-visible print:border-0";
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard.
    <section aria-label={name} tabIndex={0} className={className}>
      {children}
    </section>
  );
}
