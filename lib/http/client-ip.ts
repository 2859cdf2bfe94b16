import type { IncomingHttpHeaders, IncomingMessage } from "node:http";
import { isIP, isIPv6 } from "node:net";
import proxyAddr from "proxy-addr";

/** The address without brackets, port and IPv4-in-IPv6 prefix, or null when it is not an address. */
export function plainAddress(text = ""): string | null {
  const bracketed = /^\[([^\]]+)\](?::\d+)?$/.exec(text)?.[1];
  const withPort = /^([\d.]+):\d+$/.exec(text)?.[1];
  const address = (bracketed ?? withPort ?? text).replace(/^::ffff:(?=[\d.]+$)/i, "");
  return isIP(address) ? address.toLowerCase() : null;
}

/** A request of node:http, by what tells where it came from. */
type Arrival = { headers: IncomingHttpHeaders; socket: { remoteAddress?: string | undefined } };

/**
 * The shopper's address as far as it can be trusted: the socket's peer, or, with `trustedProxies` of ours in
 * front, the entry of X-Forwarded-For that the outermost of them added. Each proxy appends the peer that it
 * saw; everything further left was written by the client. "unknown" once the socket is gone.
 */
export function trustedClientIp(request: Arrival, trustedProxies: number): string {
  const farthestTrusted = proxyAddr(request as IncomingMessage, (_address, hop) => hop < trustedProxies);
  return plainAddress(farthestTrusted) ?? plainAddress(request.socket.remoteAddress) ?? "unknown";
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
