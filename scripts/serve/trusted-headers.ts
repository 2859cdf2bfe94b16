import { randomUUID } from "node:crypto";
import type { IncomingMessage } from "node:http";
import { networkOf, trustedClientIp } from "@/lib/http/client-ip";
import { noteUntrustedForwarding } from "@/lib/http/untrusted-forwarding";
import type { Visitor } from "@/lib/http/visitor";

/**
 * Leaves in the request only what can be trusted about where it came from: X-Forwarded-For becomes the one
 * client address, and without a proxy of ours every other X-Forwarded header is the client's invention.
 * X-Request-Id becomes an id of our own. Returns what they say.
 */
export function keepTrustedHeaders(request: IncomingMessage, trustedProxies: number): Visitor {
  const { headers } = request;
  if (trustedProxies === 0) noteUntrustedForwarding(headers);
  const address = trustedClientIp(request, trustedProxies);
  const requestId = randomUUID();
  headers["x-forwarded-for"] = address;
  headers["x-request-id"] = requestId;
  if (trustedProxies === 0) {
    for (const name of ["host", "proto", "port"]) delete headers[`x-forwarded-${name}`];
  }
  return { address, network: networkOf(address), requestId };
}
