import Stripe from "stripe";
import { z } from "zod";
import { parseEventJson } from "./event-json";
import { parseSignatureHeader, printSignatureHeader } from "./signature-header";

/** How old a signature may be, and how far ahead of our clock, in seconds (docs.stripe.com/webhooks). */
export const SIGNATURE_TOLERANCE_SECONDS = 300;

/** The fields of an event that Till reads; `payload` is the whole event as Stripe sent it. */
export type VerifiedEvent = {
  id: string;
  type: string;
  livemode: boolean;
  object: { id: string | null; type: string; raw: unknown };
  payload: string;
};

export type Verification =
  | { ok: true; event: VerifiedEvent }
  | { ok: false; reason: "signature" | "malformed" };

const envelope = z.object({
  id: z.string().regex(/^evt_[\w-]{1,250}$/),
  object: z.literal("event"),
  type: z.string().regex(/^[\w.]{1,255}$/),
  livemode: z.boolean(),
  data: z.object({
    object: z.looseObject({ id: z.string().max(255).optional(), object: z.string().max(255) }),
  }),
});

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
  const parsed = envelope.safeParse(parseEventJson(payload));
  if (!parsed.success) return { ok: false, reason: "malformed" };
  const { id, type, livemode, data } = parsed.data;
  const { object } = data;
  return {
    ok: true,
    event: {
      id,
      type,
      livemode,
      object: { id: object.id ?? null, type: object.object, raw: object },
      payload,
    },
  };
}
