import { createHash, randomBytes, timingSafeEqual } from "node:crypto";
import type { IncomingMessage } from "node:http";

/** A new key for the routes that play the banks and break the wire. */
export function newControlKey(): string {
  return randomBytes(24).toString("base64url");
}

/**
 * Whether a request brings the control key: as `Authorization: Bearer …`, or as `?key=` of a GET, because a page's
 * event stream can set no header.
 */
export function knowsKey(request: IncomingMessage, controlKey: string): boolean {
  const bearer = /^Bearer (.+)$/.exec(request.headers.authorization ?? "")?.[1];
  const asked = request.method === "GET" ? new URL(request.url ?? "/", "http://sandbox").searchParams : null;
  const given = bearer ?? asked?.get("key") ?? "";
  return timingSafeEqual(digest(given), digest(controlKey));
}

function digest(text: string): Buffer {
  return createHash("sha256").update(text).digest();
}
