import type { Metadata } from "next";
import { ownPath } from "@/auth/origin";
import { PasswordField } from "@/components/password-field";
import { SignInFrame } from "@/components/sign-in-frame";

const noMatch = "That email and password do not match. Check both and try again.";
const tooMany = "Too many people are signing in at once. Wait a few seconds and try again.";

export async function generateMetadata({ searchParams }: PageProps<"/sign-in">): Promise<Metadata> {
  return { title: (await searchParams).error ? "Error: Sign in" : "Sign in" };
}

export default async function SignInPage({ searchParams }: PageProps<"/sign-in">) {
  const { next, error } = await searchParams;
  return (
    <SignInFrame title="Sign in to your clinic">
      {error && (
        <div
          role="alert"
          id="sign-in-problem"
          className="rounded-lg border-2 border-urgent bg-urgent-tint p-3"
        >
          <h2 className="font-semibold">There is a problem</h2>
          <p>{error === "busy" ? tooMany : noMatch}</p>
        </div>
      )}
      <form method="post" action="/api/sign-in" className="grid gap-4">
        <input type="hidden" name="next" value={ownPath(next, "/")} />
        <div>
          <label htmlFor="email" className="mb-1 block font-medium">
            Email
          </label>
          <input
            id="email"
            name="email"
            type="email"
            required
            autoComplete="username"
            autoCapitalize="none"
            spellCheck={false}
            aria-describedby={error ? "sign-in-problem" : undefined}
            className="field min-h-11"
          />
        </div>
        <PasswordField describedBy={error ? "sign-in-problem" : undefined} />
        <button type="submit" className="button button-primary min-h-11">
          Continue
        </button>
      </form>
      {process.env.HERON_DEMO === "1" && (
        <p className="border-t border-line pt-4 text-sm text-muted">
          Demo clinic: sign-ins were printed in the terminal. Every patient in it is invented.
        </p>
      )}
    </SignInFrame>
  );
}
