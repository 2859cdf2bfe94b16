import Stripe from "stripe";
import { z } from "zod";

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
  id: z.string().startsWith("evt_").max(255),
  object: z.literal("event"),
  type: z.string().min(1).max(255),
  livemode: z.boolean(),
  data: z.object({
    object: z.looseObject({ id: z.string().max(255).optional(), object: z.string().max(255) }),
  }),
});

function signedAt(header: string): number {
  return Number(/(?:^|,)t=(\d+)/.exec(header)?.[1] ?? Number.NaN);
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
  if (!header) return { ok: false, reason: "signature" };
  if (!(signedAt(header) <= now + SIGNATURE_TOLERANCE_SECONDS)) return { ok: false, reason: "signature" };
  for (const secret of secrets) {
    try {
      const event = Stripe.webhooks.constructEvent(
        body,
        header,
        secret,
        SIGNATURE_TOLERANCE_SECONDS,
        undefined,
        now * 1000,
      );
      return shapeOf(event, body);
    } catch (error) {
      if (error instanceof SyntaxError) return { ok: false, reason: "malformed" };
      if (!(error instanceof Stripe.errors.StripeSignatureVerificationError)) throw error;
    }
  }
  return { ok: false, reason: "signature" };
}

function shapeOf(event: unknown, body: Buffer): Verification {
  const parsed = envelope.safeParse(event);
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
      payload: body.toString("utf8"),
    },
  };
}
