import { headers } from "next/headers";
import { networkOf } from "./client-ip";

/** Who sent the current request, as far as limits and the log need to know. */
export type Visitor = {
  /** The one address that can be trusted; "unknown" where the server could not tell. */
  address: string;
  /** What limits count by: the address itself, or its /64 of IPv6. */
  network: string;
  /** Stands in the response's X-Request-Id and in every line about the request. */
  requestId: string;
};

/**
 * Who sent the current request. The server in scripts/serve has replaced X-Forwarded-For by the one address
 * that can be trusted (docs/decisions/0002), and proxy.ts has given the request its id.
 */
export async function readVisitor(): Promise<Visitor> {
  const received = await headers();
  const address = received.get("x-forwarded-for") ?? "unknown";
  return { address, network: networkOf(address), requestId: received.get("x-request-id") ?? "none" };
}
