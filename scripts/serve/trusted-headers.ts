import { randomUUID } from "node:crypto";
import type { IncomingMessage } from "node:http";
import { networkOf, trustedClientIp } from "@/lib/http/client-ip";
import { noteUntrustedForwarding } from "@/lib/http/untrusted-forwarding";
import type { Visitor } from "@/lib/http/visitor";
import { markAsAdmitted, readOwnRequest } from "./own-request";

/**
 * Leaves in the request only what can be trusted about where it came from: X-Forwarded-For becomes the one
 * client address, and without a proxy of ours every other X-Forwarded header is the client's invention.
 * X-Request-Id becomes an id of our own. A request that Next makes to this server in the middle of another one keeps
 * that one's address and id. Returns what they say.
 */
export function keepTrustedHeaders(request: IncomingMessage, trustedProxies: number): Visitor {
  const { headers } = request;
  const own = readOwnRequest(headers);
  if (trustedProxies === 0 && !own) noteUntrustedForwarding(headers);
  const address = own?.address ?? trustedClientIp(request, trustedProxies);
  const requestId = own?.requestId ?? randomUUID();
  headers["x-forwarded-for"] = address;
  headers["x-request-id"] = requestId;
  markAsAdmitted(headers, address, requestId);
  if (trustedProxies === 0) {
    for (const name of ["host", "proto", "port"]) delete headers[`x-forwarded-${name}`];
  }
  return { address, network: networkOf(address), requestId };
}
