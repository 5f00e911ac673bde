import type { ReactNode } from "react";
import { HeronMark } from "@/components/heron-mark";

/** A page with one thing to say. It stands within a main landmark. */
export function CalmPage({ title, children }: { title: string; children: ReactNode }) {
  return (
    <div className="mx-auto flex min-h-[70dvh] max-w-md flex-col justify-center gap-4 px-6 py-16">
      <HeronMark className="size-10 text-accent" />
      <h1 className="text-2xl font-semibold tracking-tight text-balance">{title}</h1>
      {children}
    </div>
  );
}
