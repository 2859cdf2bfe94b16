import { hostname } from "node:os";
import { log } from "@/lib/log";
import { prisma } from "@/lib/prisma";
import type { CircuitBreaker } from "./circuit-breaker";

/** What this process's calls to Stripe met. Times in milliseconds since 1970. */
type Contact = {
  answeredAt: number | null;
  failedAt: number | null;
  failures: number;
  cutOff: boolean;
  /** What was written last, and when. */
  written: { failures: number; cutOff: boolean; at: number } | null;
  writing: Promise<void> | null;
};

// Shared by all pages and routes of the process, which Next bundles apart.
const kept = globalThis as typeof globalThis & { tillStripeContact?: Contact };

function contact(): Contact {
  kept.tillStripeContact ??= {
    ...{ answeredAt: null, failedAt: null, failures: 0, cutOff: false },
    ...{ written: null, writing: null },
  };
  return kept.tillStripeContact;
}

// Calls are many, and most of them go as the one before.
const NOTE_EVERY_MS = 20_000;
const PROCESS = `${hostname()} ${process.pid}`;
const KEEP = "1 day";

function isNews({ written, failures, cutOff }: Contact): boolean {
  if (!written || written.cutOff !== cutOff) return true;
  if (written.failures > 0 !== failures > 0) return true;
  return Date.now() - written.at >= NOTE_EVERY_MS;
}

async function write(now: Contact): Promise<void> {
  try {
    while (isNews(now)) {
      const { answeredAt, failedAt, failures, cutOff } = now;
      now.written = { failures, cutOff, at: Date.now() };
      const [answered, failed] = [answeredAt, failedAt].map((ms) => (ms === null ? null : new Date(ms)));
      await prisma().$executeRaw`
        WITH forgotten AS (
          DELETE FROM stripe_contact
          WHERE greatest(answered_at, failed_at) < now() - ${KEEP}::interval AND process <> ${PROCESS}
        )
        INSERT INTO stripe_contact (process, answered_at, failed_at, failures, cut_off)
        VALUES (${PROCESS}, ${answered}, ${failed}, ${failures}, ${cutOff})
        ON CONFLICT (process) DO UPDATE
          SET answered_at = excluded.answered_at, failed_at = excluded.failed_at,
              failures = excluded.failures, cut_off = excluded.cut_off`;
    }
  } catch (error) {
    now.written = null;
    log.warn({ err: error }, "what calls to Stripe met was not written down");
  } finally {
    now.writing = null;
  }
}

function noteSoon(now: Contact): void {
  if (isNews(now)) now.writing ??= write(now);
}

/**
 * Has what each call met written down for the health page, which every process of the shop shares: at once when
 * that changes, otherwise every 20 seconds at most. No call waits for it, and it is part of no transaction.
 */
export function noteContact(breaker: CircuitBreaker): CircuitBreaker {
  return {
    mayCall: () => breaker.mayCall(),
    succeeded() {
      breaker.succeeded();
      const now = contact();
      Object.assign(now, { answeredAt: Date.now(), failures: 0, cutOff: false });
      noteSoon(now);
    },
    failed() {
      breaker.failed();
      const now = contact();
      Object.assign(now, { failedAt: Date.now(), failures: now.failures + 1 });
      noteSoon(now);
    },
  };
}

/** Notes that the process no longer calls Stripe but now and then. */
export function noteCutOff(): void {
  contact().cutOff = true;
}
