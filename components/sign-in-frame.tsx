import type { ReactNode } from "react";
import { HeronMark } from "@/components/heron-mark";

/** One step of signing in: the password now, the second factor in the same place after it. */
export function SignInFrame({ title, children }: { title: string; children: ReactNode }) {
  return (
    <main className="grid min-h-dvh place-items-center px-4 py-10">
      <div className="w-full max-w-sm">
        <p className="mb-6 flex items-center gap-2.5 text-lg font-semibold tracking-tight text-accent">
          <HeronMark className="size-9" />
          Heron
        </p>
        <div className="card grid gap-5 p-6 sm:p-7">
          <h1 className="text-xl font-semibold tracking-tight">{title}</h1>
          {children}
        </div>
        <p className="mt-5 text-sm text-muted">
          For clinic staff. Patients: Heron is not watched around the clock. In an emergency call 911; for
          crisis support in the US call or text 988.
        </p>
      </div>
    </main>
  );
}
