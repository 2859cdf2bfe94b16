import type { IncomingHttpHeaders } from "node:http";
import { isLoopback } from "../base/loopback";

/** Who may talk to the sandbox besides this machine. */
export type Guests = {
  /** Host names under which the sandbox may be reached, such as a container's. */
  hosts: readonly string[];
  /** Origins whose pages may call it, such as `https://shop.example`. */
  origins: readonly string[];
};

/**
 * Why a request is turned away, as one sentence; null when it may pass. A web page anywhere can make a browser send
 * requests to this machine. Two headers that no page can forge tell them apart: `Host`, which names the stranger when
 * their domain was pointed at 127.0.0.1 (DNS rebinding), and `Origin`, which a browser adds to every call that could
 * change something or be read.
 */
export function refusalOf(headers: IncomingHttpHeaders, guests: Guests): string | null {
  const host = hostnameOf(`http://${headers.host ?? ""}`);
  if (host === null || !(isOwnName(host) || guests.hosts.includes(host))) {
    return `The sandbox does not answer to the host ${headers.host ?? "that is missing"}. If it is yours, start it with --allow-host.`;
  }
  const { origin } = headers;
  if (origin === undefined || guests.origins.includes(origin)) return null;
  const caller = hostnameOf(origin);
  if (caller !== null && (isOwnName(caller) || guests.hosts.includes(caller))) return null;
  return `The sandbox does not answer pages of ${origin}. If they are yours, start it with --allow-origin.`;
}

/** Browsers never look up names that end in `.localhost`: they are this machine. */
function isOwnName(hostname: string): boolean {
  return isLoopback(hostname) || hostname.endsWith(".localhost");
}

function hostnameOf(address: string): string | null {
  return URL.canParse(address) ? new URL(address).hostname : null;
}
