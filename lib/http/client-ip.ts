import { isIP, isIPv6 } from "node:net";

/** The address without brackets, port and IPv4-in-IPv6 prefix, or null when it is not an address. */
function parseAddress(text: string): string | null {
  const trimmed = text.trim();
  const bracketed = /^\[(.+)\](?::\d+)?$/.exec(trimmed)?.[1];
  const withPort = /^([\d.]+):\d+$/.exec(trimmed)?.[1];
  const address = (bracketed ?? withPort ?? trimmed).replace(/^::ffff:(?=[\d.]+$)/i, "");
  return isIP(address) ? address.toLowerCase() : null;
}

/**
 * The shopper's address as far as it can be trusted. With no proxy of ours that is the socket's peer,
 * whatever the request claims. With n proxies it is the nth entry of X-Forwarded-For from the right:
 * each proxy appends the peer it saw, and everything further left was written by the client.
 */
export function trustedClientIp(request: {
  forwardedFor: string | undefined;
  socketAddress: string | undefined;
  trustedProxies: number;
}): string {
  const peer = parseAddress(request.socketAddress ?? "") ?? "unknown";
  if (request.trustedProxies === 0 || !request.forwardedFor) return peer;
  const claimed = request.forwardedFor.split(",").at(-request.trustedProxies);
  return (claimed === undefined ? null : parseAddress(claimed)) ?? peer;
}

/** Eight groups of an IPv6 address; the address is known to be valid. */
function groups(address: string): string[] {
  const [head = "", tail] = address.split("%")[0]?.split("::") ?? [];
  const left = head.split(":").filter(Boolean);
  if (tail === undefined) return left;
  const right = tail.split(":").filter(Boolean);
  return [...left, ...Array<string>(Math.max(0, 8 - left.length - right.length)).fill("0"), ...right];
}

/** The first `bits` of an IPv6 address, a multiple of 16, as a network. */
function prefixOf(ip: string, bits: number): string {
  const prefix = groups(ip).slice(0, bits / 16);
  return `${prefix.map((group) => Number.parseInt(group, 16).toString(16)).join(":")}::/${bits}`;
}

/**
 * What to count a visitor by. One customer of a provider usually holds a whole /64 of IPv6 addresses
 * and could use a new one for each request, so those are counted together.
 */
export function networkOf(ip: string): string {
  return isIPv6(ip) ? prefixOf(ip, 64) : ip;
}

/** The /48 of an IPv6 address, which providers hand to whole sites: 65,536 times a /64. Null for IPv4. */
export function siteOf(ip: string): string | null {
  return isIPv6(ip) ? prefixOf(ip, 48) : null;
}
