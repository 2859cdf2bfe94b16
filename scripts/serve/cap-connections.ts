import type { Server } from "node:http";
import type { DropArgument, Socket } from "node:net";
import { networkOf, plainAddress } from "@/lib/http/client-ip";
import { createPlaces } from "@/lib/places";
import type { EdgeLimits } from "./edge-limits";

type Caps = Pick<EdgeLimits, "connections" | "connectionsPerNetwork"> & {
  /** With proxies of ours in front a connection is a proxy's and says nothing of who uses it. */
  behindProxy: boolean;
  /** Is told of each connection that was refused. */
  onRefused: (address: string, reason: "connections" | "connections_of_network") => void;
};

/**
 * Refuses connections over the limits. When all places are taken those that wait for a next request give
 * theirs up, so that whoever only holds connections open keeps nobody out.
 */
export function capConnections(server: Server, caps: Caps): void {
  server.maxConnections = caps.connections;
  server.on("drop", (dropped?: DropArgument) => {
    server.closeIdleConnections();
    caps.onRefused(plainAddress(dropped?.remoteAddress) ?? "unknown", "connections");
  });
  if (caps.behindProxy) return;
  const places = createPlaces(caps.connectionsPerNetwork);
  server.on("connection", (socket: Socket) => {
    const address = plainAddress(socket.remoteAddress) ?? "unknown";
    const leave = places.take(networkOf(address));
    if (leave) socket.once("close", leave);
    else {
      socket.destroy();
      caps.onRefused(address, "connections_of_network");
    }
  });
}
