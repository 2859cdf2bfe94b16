import type { IncomingMessage } from "node:http";
import { trustedClientIp } from "@/lib/http/client-ip";

/**
 * Leaves in the request only what can be trusted about where it came from: X-Forwarded-For becomes the one
 * client address, and without a proxy of ours every other X-Forwarded header is the client's invention.
 */
export function keepTrustedHeaders(request: IncomingMessage, trustedProxies: number): void {
  const { headers, socket } = request;
  const forwardedFor = headers["x-forwarded-for"];
  headers["x-forwarded-for"] = trustedClientIp({
    forwardedFor: Array.isArray(forwardedFor) ? forwardedFor.join(",") : forwardedFor,
    socketAddress: socket.remoteAddress,
    trustedProxies,
  });
  if (trustedProxies > 0) return;
  for (const name of ["host", "proto", "port"]) delete headers[`x-forwarded-${name}`];
}
