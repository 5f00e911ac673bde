import { randomBytes, randomUUID } from "node:crypto";
import { type NextRequest, NextResponse } from "next/server";
import { isOwnHost } from "@/auth/origin";

/** Guards the shape of requests: host, method, nonce. Never who may see what: that is proven at each page and route. */
export function proxy(request: NextRequest): NextResponse {
  const { pathname, search } = request.nextUrl;
  if (!isOwnHost(request.headers.get("host"))) return refused(421, "This host is not served here.");
  if (pathname.startsWith("/_next/image")) return refused(404, "Not found.");
  const isPage = !pathname.startsWith("/api/");
  if (isPage && (!["GET", "HEAD"].includes(request.method) || request.headers.has("next-action"))) {
    return refused(405, "Pages are only read.");
  }

  const nonce = randomBytes(16).toString("base64");
  const policy = contentSecurityPolicy(nonce);
  const forwarded = new Headers(request.headers);
  forwarded.set("content-security-policy", policy);
  forwarded.set("x-heron-path", `${pathname}${search}`);
  forwarded.set("x-request-id", randomUUID());
  const response = NextResponse.next({ request: { headers: forwarded } });
  response.headers.set("content-security-policy", policy);
  response.headers.set("cache-control", "no-store");
  return response;
}

function refused(status: number, message: string): NextResponse {
  return NextResponse.json({ message }, { status, headers: { "cache-control": "no-store" } });
}

function contentSecurityPolicy(nonce: string): string {
  const development = process.env.NODE_ENV === "development";
  return [
    "default-src 'none'",
    `script-src 'nonce-${nonce}' 'strict-dynamic'${development ? " 'unsafe-eval'" : ""}`,
    // Charts position their marks with style attributes; style elements still need the nonce or our own origin.
    development ? "style-src 'self' 'unsafe-inline'" : `style-src 'self' 'nonce-${nonce}'`,
    "style-src-attr 'unsafe-inline'",
    "img-src 'self' data:",
    "font-src 'self'",
    "connect-src 'self'",
    "form-action 'self'",
    "base-uri 'none'",
    "frame-ancestors 'none'",
  ].join("; ");
}

export const config = { matcher: ["/((?!_next/static|icon.svg).*)"] };
