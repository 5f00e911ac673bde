import { lookup } from "node:dns";
import { BlockList, isIP, type LookupFunction } from "node:net";

/** IPv4 that is not the public internet's (IANA special-purpose registry, RFC 6890). */
const special = new BlockList();
for (const [net, prefix] of [
  ["0.0.0.0", 8],
  ["10.0.0.0", 8],
  ["100.64.0.0", 10],
  ["127.0.0.0", 8],
  ["169.254.0.0", 16],
  ["172.16.0.0", 12],
  ["192.0.0.0", 24],
  ["192.0.2.0", 24],
  ["192.88.99.0", 24],
  ["192.168.0.0", 16],
  ["198.18.0.0", 15],
  ["198.51.100.0", 24],
  ["203.0.113.0", 24],
  ["224.0.0.0", 3],
] as const)
  special.addSubnet(net, prefix, "ipv4");

/** Of IPv6 only global unicast is public, without tunnels that lead to IPv4 and without documentation. */
const global6 = new BlockList();
global6.addSubnet("2000::", 3, "ipv6");
const special6 = new BlockList();
for (const [net, prefix] of [
  ["2001::", 23],
  ["2001:db8::", 32],
  ["2002::", 16],
  ["3fff::", 20],
] as const)
  special6.addSubnet(net, prefix, "ipv6");

export function isPublic(address: string): boolean {
  const family = isIP(address);
  if (family === 4) return !special.check(address, "ipv4");
  return family === 6 && global6.check(address, "ipv6") && !special6.check(address, "ipv6");
}

/** Null when a webhook may go to this address, else what to mend. Where its name leads is looked at when sending. */
export function webhookProblem(text: string): string | null {
  if (!URL.canParse(text))
    return "this is no complete address. Enter one such as https://hooks.clinic.example/heron.";
  const { protocol, hostname, username, password, hash } = new URL(text);
  if (protocol !== "https:") return "it has to begin with https://, so that messages travel encrypted.";
  if (username || password)
    return "leave out user and password. Messages are signed: the receiver knows them by that.";
  if (hash) return "leave out the part from # on.";
  const host = hostname.replace(/^\[|\]$/g, "").replace(/\.$/, "");
  const isInside = isIP(host)
    ? !isPublic(host)
    : !host.includes(".") || /\.(local|localhost|internal|lan|home\.arpa)$/.test(host);
  return isInside ? `${host} is inside a private network. Enter an address that the internet knows.` : null;
}

/** Resolves a name once and connects to what was checked; a name with any address that is not public leads nowhere. */
export const lookupPublic: LookupFunction = (hostname, options, done) => {
  lookup(hostname, { ...options, all: true }, (error, found) => {
    if (error) return done(error, "", 0);
    const [first] = found;
    if (!first || !found.every(({ address }) => isPublic(address))) {
      return done(Object.assign(new Error("not a public address"), { code: "ENOTPUBLIC" }), "", 0);
    }
    if (options.all) return done(null, found);
    return done(null, first.address, first.family);
  });
};
