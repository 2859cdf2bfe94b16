import type { IncomingMessage, Server, ServerResponse } from "node:http";
import { LRUCache } from "lru-cache";
import { largestBody } from "@/lib/http/body-limits";
import { networkOf } from "@/lib/http/client-ip";
import { logSecurity } from "@/lib/http/security-log";
import type { Visitor } from "@/lib/http/visitor";
import { createPlaces } from "@/lib/places";
import { capConnections } from "./cap-connections";
import type { EdgeLimits } from "./edge-limits";
import { type Arriving, receiveBody } from "./receive-body";
import { refuse } from "./refuse";
import { keepTrustedHeaders } from "./trusted-headers";

// A flood writes one line a second and network into the log, not one a request.
const QUIET_MS = 1_000;
const NETWORKS_REMEMBERED = 1_000;

export type Edge = {
  /** Puts the limits on connections on a server. */
  guard: (server: Server) => void;
  /**
   * Takes a request in: what it says of its origin is replaced by what can be trusted, and its whole body has
   * arrived. False when it was refused, and answered, or has gone.
   */
  admit: (request: IncomingMessage, response: ServerResponse) => Promise<boolean>;
};

/** What stands between strangers and Next: how many may come at once and how much each may bring. */
export function createEdge({ trustedProxies, limits }: { trustedProxies: number; limits: EdgeLimits }): Edge {
  const requests = createPlaces(limits.requestsPerNetwork);
  const arriving: Arriving = { bytes: 0, most: limits.arrivingBytes };
  const logged = new LRUCache<string, true>({ max: NETWORKS_REMEMBERED, ttl: QUIET_MS });

  function logRefused(
    event: "connection_refused" | "request_refused",
    visitor: Visitor,
    reason: string,
  ): void {
    const key = `${reason} ${visitor.network}`;
    if (logged.has(key)) return;
    logged.set(key, true);
    logSecurity(event, visitor, { reason });
  }

  return {
    guard(server) {
      capConnections(server, {
        ...limits,
        behindProxy: trustedProxies > 0,
        onRefused(address, reason) {
          logRefused(
            "connection_refused",
            { address, network: networkOf(address), requestId: "none" },
            reason,
          );
        },
      });
    },

    async admit(request, response) {
      const visitor = keepTrustedHeaders(request, trustedProxies);
      response.setHeader("X-Request-Id", visitor.requestId);
      function turnAway(status: 413 | 429 | 503, reason: string): false {
        logRefused("request_refused", visitor, reason);
        refuse(request, response, status);
        return false;
      }
      const leave = requests.take(visitor.network);
      if (!leave) return turnAway(429, "requests_of_network");
      response.once("close", leave);
      switch (await receiveBody(request, largestBody(request.url ?? "/"), arriving)) {
        case "received":
          return true;
        case "gone":
          return false;
        case "too_large":
          return turnAway(413, "body_too_large");
        case "too_many":
          return turnAway(503, "bodies_of_all");
      }
    },
  };
}
