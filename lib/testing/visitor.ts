import type { Visitor } from "@/lib/http/visitor";

let made = 0;

/** A visitor whose network no other test of the file has: limits remember, as they should. */
export function newVisitor(): Visitor {
  made += 1;
  const address = `192.0.2.${made}`;
  return { address, network: address, requestId: `request-${made}` };
}
