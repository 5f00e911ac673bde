const loopback = ["localhost", "127.0.0.1", "[::1]"];

/** Names this server answers to: those of APP_URL and HERON_HOSTS; on loopback, every loopback name. */
export function isOwnHost(host: string | null): boolean {
  if (!host) return false;
  const name = host.replace(/:\d+$/, "").toLowerCase();
  const own = process.env.APP_URL ? new URL(process.env.APP_URL).hostname : "localhost";
  const others = (process.env.HERON_HOSTS ?? "").split(",").map((other) => other.trim().toLowerCase());
  if (name === own || (others.includes(name) && name !== "")) return true;
  return loopback.includes(own) && loopback.includes(name);
}

/** True when a browser says the request comes from one of our own pages. A missing Origin is not an own one. */
export function isOwnOrigin(request: Request): boolean {
  const origin = request.headers.get("origin");
  const host = request.headers.get("host");
  if (!origin || !host || !isOwnHost(host)) return false;
  if (!URL.canParse(origin)) return false;
  return new URL(origin).host === host;
}

/** A path of ours to go on to, as browsers will read it, or the fallback: never another host, however it is spelt. */
export function ownPath(path: unknown, fallback: string): string {
  if (typeof path !== "string" || !path.startsWith("/") || !URL.canParse(path, nowhere)) return fallback;
  const { origin, pathname, search, hash } = new URL(path, nowhere);
  // Dots are gone by now: "/.//evil.example" has become "//evil.example", another host.
  if (origin !== nowhere || pathname.startsWith("//")) return fallback;
  return `${pathname}${search}${hash}`;
}

const nowhere = "http://heron.invalid";
