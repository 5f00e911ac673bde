import "server-only";
import { cookies, headers } from "next/headers";
import { notFound, redirect } from "next/navigation";
import { decode } from "next-auth/jwt";
import { cache } from "react";
import { sessionCookieName } from "@/auth/options";
import { authSecret, hashOfSecret } from "@/auth/secrets";
import { closeSession, findSession } from "@/db/identities";
import { type Ability, can, type Viewer } from "@/domain/access";

/** Who is signed in, asked of Postgres once a request. Null when nobody is, or no longer. */
export const currentViewer = cache(async (): Promise<Viewer | null> => {
  const hash = await ownSessionHash();
  const found = hash ? await findSession(hash) : null;
  return found ? ({ kind: "staff", ...found } as Viewer) : null;
});

/** Ends the session of this browser; the cookie is worth nothing from now on. */
export async function closeOwnSession(): Promise<void> {
  const hash = await ownSessionHash();
  if (hash) await closeSession(hash);
}

/** What the session row is found by; null without a cookie of ours. */
export async function ownSessionHash(): Promise<string | null> {
  const cookie = (await cookies()).get(sessionCookieName())?.value;
  if (!cookie) return null;
  const token = await decode({ token: cookie, secret: authSecret() }).catch(() => null);
  return typeof token?.sid === "string" ? hashOfSecret(token.sid) : null;
}

/** Every page begins here: a stranger is asked to sign in, the wrong role is told the page does not exist. */
export async function requirePage(ability: Ability): Promise<Viewer> {
  const viewer = await currentViewer();
  if (!viewer) {
    const path = (await headers()).get("x-heron-path") ?? "/";
    redirect(`/sign-in?next=${encodeURIComponent(path)}`);
  }
  if (!can(viewer, ability)) notFound();
  return viewer;
}
