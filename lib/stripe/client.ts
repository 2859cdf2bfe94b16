import "server-only";
import Stripe from "stripe";
import { env } from "@/lib/env";
import { log } from "@/lib/log";
import { ports } from "@/lib/ports";
import { type CircuitBreaker, createCircuitBreaker } from "./circuit-breaker";
import { noteContact, noteCutOff } from "./contact";
import { type CallLimits, patientHttpClient } from "./patient-http-client";

/**
 * `work` repeats a call that may fare better, with the same idempotency key, so that a lost answer is asked for again
 * and nothing is charged twice. `page` asks once and for a shorter time, because a page waits for the answer.
 */
export type Patience = "work" | "page";

// A shopper waits for these calls: better a clear "try again" than a page that hangs.
const LIMITS: Readonly<Record<Patience, CallLimits & { timeoutMs: number }>> = {
  work: { timeoutMs: 10_000, tries: 3, budgetMs: 25_000, firstWaitMs: 500, longestWaitMs: 4_000 },
  page: { timeoutMs: 3_000, tries: 1, budgetMs: 3_000, firstWaitMs: 0, longestWaitMs: 0 },
};
const FAILURES_THAT_OPEN = 5;
const OPEN_MS = 5_000;

// Shared by all pages and routes of the process, which Next bundles apart.
const kept = globalThis as typeof globalThis & { tillStripeBreaker?: CircuitBreaker };

function breaker(): CircuitBreaker {
  kept.tillStripeBreaker ??= noteContact(
    createCircuitBreaker({ failures: FAILURES_THAT_OPEN, openMs: OPEN_MS, onChange: tellChange }),
  );
  return kept.tillStripeBreaker;
}

function tellChange(state: "open" | "closed"): void {
  if (state === "open") {
    noteCutOff();
    log.error(
      { stripe: "down" },
      "Stripe failed often in a row: it is not called for a few seconds at a time",
    );
  } else {
    log.warn({ stripe: "up" }, "Stripe answers again");
  }
}

const clients: Partial<Record<Patience, Stripe>> = {};

/** A Stripe client of this process, with the API version that this release of the package pins. */
export function stripe(patience: Patience = "work"): Stripe {
  clients[patience] ??= createClient(LIMITS[patience]);
  return clients[patience];
}

function createClient({ timeoutMs, ...limits }: CallLimits & { timeoutMs: number }): Stripe {
  const { secretKey, apiBase } = env().stripe;
  return new Stripe(secretKey, {
    timeout: timeoutMs,
    maxNetworkRetries: 0,
    httpClient: ports.stripe(patientHttpClient(Stripe.createNodeHttpClient(), limits, breaker())),
    appInfo: { name: "Till" },
    telemetry: false,
    ...(apiBase && {
      protocol: apiBase.protocol === "https:" ? "https" : "http",
      host: apiBase.hostname,
      port: apiBase.port || (apiBase.protocol === "https:" ? 443 : 80),
    }),
  });
}
