import { createHmac, randomBytes, timingSafeEqual } from "node:crypto";
import type { IncomingHttpHeaders } from "node:http";

/** Only ever in requests, and taken from those that come from outside. */
const OWN_REQUEST = "x-till-own-request";

const SECRET = randomBytes(32);

/** What only this process can write, and only about one request of one client. */
function markOf(address: string, requestId: string): string {
  return createHmac("sha256", SECRET).update(`${requestId} ${address}`).digest("base64url");
}

/**
 * Marks a request that was let in with what is known of it. After an action that redirects, Next asks this server for
 * the page, with the headers of the request it is in the middle of: by the mark it is known again.
 */
export function markAsAdmitted(headers: IncomingHttpHeaders, address: string, requestId: string): void {
  headers[OWN_REQUEST] = markOf(address, requestId);
}

/** Whom a request of Next's to this server is about; null for a request from outside, whatever it says. */
export function readOwnRequest(headers: IncomingHttpHeaders): { address: string; requestId: string } | null {
  const mark = headers[OWN_REQUEST];
  const { "x-forwarded-for": address, "x-request-id": requestId } = headers;
  if (typeof mark !== "string" || typeof address !== "string" || typeof requestId !== "string") return null;
  const expected = Buffer.from(markOf(address, requestId));
  const given = Buffer.from(mark);
  return given.length === expected.length && timingSafeEqual(given, expected) ? { address, requestId } : null;
}
