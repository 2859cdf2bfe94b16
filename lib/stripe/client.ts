import "server-only";
import Stripe from "stripe";
import { env } from "@/lib/env";

// A shopper waits for this call: better a clear "try again" than a page that hangs.
const TIMEOUT_MS = 10_000;
// Repeats reuse the idempotency key, so a lost answer is asked for again and never charged twice.
const RETRIES = 2;

let client: Stripe | undefined;

/** The Stripe client of this process, with the API version that this release of the package pins. */
export function stripe(): Stripe {
  if (client) return client;
  const { secretKey, apiBase } = env().stripe;
  client = new Stripe(secretKey, {
    timeout: TIMEOUT_MS,
    maxNetworkRetries: RETRIES,
    appInfo: { name: "Till" },
    telemetry: false,
    ...(apiBase && {
      protocol: apiBase.protocol === "https:" ? "https" : "http",
      host: apiBase.hostname,
      port: apiBase.port || (apiBase.protocol === "https:" ? 443 : 80),
    }),
  });
  return client;
}
