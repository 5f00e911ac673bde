import { createHash, randomBytes } from "node:crypto";
import NextAuth from "next-auth";
import { authOptions, sessionCookieName } from "@/auth/options";
import { authSecret } from "@/auth/secrets";

/**
 * Signs in through next-auth and returns its session cookie, or null when e-mail and password do not match.
 * Our own door asks next-auth instead of mounting its catch-all route: `route()` has already checked the Origin,
 * so the form works before hydration, and none of next-auth's other endpoints is open.
 */
export async function signIn(email: string, password: string): Promise<string | null> {
  const csrfToken = randomBytes(32).toString("hex");
  const csrfHash = createHash("sha256").update(`${csrfToken}${authSecret()}`).digest("hex");
  const reply = new Reply();
  await NextAuth(
    // next-auth's Node form of a request; only these parts are read.
    {
      method: "POST",
      query: { nextauth: ["callback", "credentials"] },
      body: { email, password, csrfToken, json: "true" },
      cookies: { "heron-csrf": `${csrfToken}|${csrfHash}` },
      headers: {},
    } as never,
    reply as never,
    authOptions(),
  );
  return reply.cookies.find((cookie) => cookie.startsWith(`${sessionCookieName()}=`)) ?? null;
}

/** An expired session cookie, for signing out. */
export function clearedCookie(): string {
  const secure = sessionCookieName().startsWith("__Host-") ? "; Secure" : "";
  return `${sessionCookieName()}=; Path=/; HttpOnly; SameSite=Lax; Max-Age=0${secure}`;
}

/** What next-auth expects of a Node response, keeping the cookies it sets. */
class Reply {
  cookies: string[] = [];
  status() {
    return this;
  }
  getHeader() {
    return this.cookies;
  }
  setHeader(name: string, value: string | string[]) {
    if (name.toLowerCase() === "set-cookie") this.cookies = [value].flat();
    return this;
  }
  json() {}
  send() {}
  end() {}
}
