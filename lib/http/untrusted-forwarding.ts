import type { IncomingHttpHeaders } from "node:http";
import { log } from "@/lib/log";

/** Requests since this process started, and how many of them said that they had come through a proxy. */
export type UntrustedForwarding = { requests: number; forwarded: number };

// Counted by the server and read by a page, which Next bundles apart.
const kept = globalThis as typeof globalThis & { tillUntrustedForwarding?: UntrustedForwarding };

/**
 * Counts a request that is not believed about where it came from because TRUSTED_PROXIES is 0, and warns of
 * the first that says something. One may be a stranger's invention; when most do, there is a proxy, and all
 * shoppers count as one.
 */
export function noteUntrustedForwarding(headers: IncomingHttpHeaders): void {
  kept.tillUntrustedForwarding ??= { requests: 0, forwarded: 0 };
  const counted = kept.tillUntrustedForwarding;
  counted.requests += 1;
  if (headers["x-forwarded-for"] === undefined && headers.forwarded === undefined) return;
  counted.forwarded += 1;
  if (counted.forwarded > 1) return;
  log.warn(
    { setting: "TRUSTED_PROXIES" },
    "a request says that it came through a proxy, and TRUSTED_PROXIES is 0: if one stands in front, all shoppers share its limits",
  );
}

/** What was counted when there was anything to warn of; null otherwise. */
export function readUntrustedForwarding(): UntrustedForwarding | null {
  const counted = kept.tillUntrustedForwarding;
  return counted && counted.forwarded > 0 ? counted : null;
}
