import type { NextAuthOptions } from "next-auth";
import CredentialsProvider from "next-auth/providers/credentials";
import { passwordMatches } from "@/auth/password";
import { authSecret, hashOfSecret, newSecret } from "@/auth/secrets";
import { findSignIn, openSession } from "@/db/identities";

/** `__Host-` needs Secure, and Secure needs https: a clinic has it, a laptop on loopback has not. */
export function sessionCookieName(): string {
  return isSecure() ? "__Host-heron-session" : "heron-session";
}

function isSecure(): boolean {
  return (process.env.APP_URL ?? "").startsWith("https://");
}

/** Twelve hours: the same bound the session row has, which is the authority. */
const maxAge = 12 * 60 * 60;

export function authOptions(): NextAuthOptions {
  return {
    secret: authSecret(),
    session: { strategy: "jwt", maxAge },
    pages: { signIn: "/sign-in", error: "/sign-in" },
    cookies: {
      sessionToken: {
        name: sessionCookieName(),
        options: { httpOnly: true, sameSite: "lax", path: "/", secure: isSecure() },
      },
      csrfToken: {
        name: "heron-csrf",
        options: { httpOnly: true, sameSite: "lax", path: "/", secure: isSecure() },
      },
    },
    providers: [
      CredentialsProvider({
        credentials: { email: { type: "email" }, password: { type: "password" } },
        authorize: (credentials) => signInWithPassword(credentials?.email ?? "", credentials?.password ?? ""),
      }),
    ],
    callbacks: {
      // The cookie holds nothing but the session's secret: who it belongs to is asked of Postgres on every request.
      jwt: ({ token, user }) => (user ? { sid: user.id } : { sid: token.sid }),
      redirect: ({ baseUrl }) => baseUrl,
    },
    logger: { error() {}, warn() {}, debug() {} },
  };
}

/**
 * Returns the new session's secret as the user's id, or null for every kind of failure alike.
 * The throttle belongs before the hash, the second factor before the session is opened.
 */
async function signInWithPassword(email: string, password: string): Promise<{ id: string } | null> {
  const found = await findSignIn(email.normalize("NFKC").trim());
  if (!(await passwordMatches(found?.passwordHash ?? null, password))) return null;
  if (!found) return null;
  const secret = newSecret();
  const session = await openSession(hashOfSecret(secret), found.staffId);
  return session ? { id: secret } : null;
}
