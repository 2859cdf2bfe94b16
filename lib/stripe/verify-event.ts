import Stripe from "stripe";
import { parseEvent, type VerifiedEvent } from "./parse-event";
import { parseSignatureHeader, printSignatureHeader } from "./signature-header";

/** How old a signature may be, and how far ahead of our clock, in seconds (docs.stripe.com/webhooks). */
export const SIGNATURE_TOLERANCE_SECONDS = 300;

export type Verification =
  | { ok: true; event: VerifiedEvent }
  | { ok: false; reason: "signature" | "malformed" };

// Bytes that are no UTF-8 have no text that could be signed, stored and shown alike.
const utf8 = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true });

function decode(body: Buffer): string | null {
  try {
    return utf8.decode(body);
  } catch {
    return null;
  }
}

function isSignedBy(secret: string, payload: string, header: string, now: number): boolean {
  try {
    const tolerance = SIGNATURE_TOLERANCE_SECONDS;
    Stripe.webhooks.signature?.verifyHeader(payload, header, secret, tolerance, undefined, now * 1000);
    return Stripe.webhooks.signature !== null;
  } catch (error) {
    if (error instanceof Stripe.errors.StripeSignatureVerificationError) return false;
    throw error;
  }
}

/**
 * Checks Stripe's signature over the raw bytes of a webhook, then the shape of what was signed.
 * While a secret is being rolled both are accepted. Stripe's library refuses old timestamps; those
 * from the future it lets pass, so they are refused here.
 *
 * @param now seconds since 1970, for tests
 */
export function verifyEvent(
  body: Buffer,
  header: string | null,
  secrets: readonly string[],
  now = Math.floor(Date.now() / 1000),
): Verification {
  const signature = parseSignatureHeader(header ?? "");
  const payload = decode(body);
  if (!signature || signature.signedAt > now + SIGNATURE_TOLERANCE_SECONDS || payload === null) {
    return { ok: false, reason: "signature" };
  }
  const plain = printSignatureHeader(signature);
  if (!secrets.some((secret) => isSignedBy(secret, payload, plain, now))) {
    return { ok: false, reason: "signature" };
  }
  const event = parseEvent(payload);
  return event ? { ok: true, event } : { ok: false, reason: "malformed" };
}
