import { createHmac } from "node:crypto";

/** The secret of the endpoint that tests stand for, unless one says otherwise. */
export const WEBHOOK_SECRET = "whsec_till";

/**
 * The header that Stripe would send with these bytes, signed with an endpoint's `secret` at a time in seconds since 1970
 * (docs.stripe.com/webhooks, "Verify manually"). Made by hand, so that no mistake of Stripe's library hides.
 */
export function signatureFor(
  body: string,
  secret = WEBHOOK_SECRET,
  at = Math.floor(Date.now() / 1000),
): string {
  return `t=${at},v1=${createHmac("sha256", secret).update(`${at}.${body}`).digest("hex")}`;
}
