import { createHmac } from "node:crypto";
import { env } from "@/lib/env";

const LABEL = "till:network:";

/**
 * A keyed hash of a visitor's network: SHA-256 with AUTH_SECRET. Two orders from one network have the same,
 * and whoever reads the database without the secret cannot tell which network it is.
 */
export function hashNetwork(network: string): Uint8Array<ArrayBuffer> {
  return new Uint8Array(
    createHmac("sha256", env().authSecret)
      .update(LABEL + network)
      .digest(),
  );
}
