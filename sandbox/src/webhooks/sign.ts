import { createHash, createHmac } from "node:crypto";

// Receivers compare the time of a signature with their own clock and may refuse one from the future.
const MOST_AHEAD_MS = 240_000;

/**
 * The `Stripe-Signature` header for a body sent at `now` (milliseconds on the sandbox's clock): one `v1` for each secret
 * in force, and a `v0`, which Stripe adds in test mode and which receivers must ignore. However far the clock was
 * moved, the time of a signature stays within four minutes of the wall clock's.
 */
export function signatureHeader(body: string, secrets: readonly string[], now: number): string {
  const signedAt = Math.floor(Math.min(now, Date.now() + MOST_AHEAD_MS) / 1000);
  const signatures = secrets.map((secret) => {
    const digest = createHmac("sha256", secret).update(`${signedAt}.${body}`).digest("hex");
    return `v1=${digest}`;
  });
  const ignored = createHash("sha256").update(body).digest("hex");
  return [`t=${signedAt}`, ...signatures, `v0=${ignored}`].join(",");
}
