/** Stripe's events carry whole objects; the largest are a few hundred kB. */
export const WEBHOOK_BODY_BYTES = 512 * 1024;
/** Anything larger than a cart and an address is no form of the shop's. */
export const FORM_BODY_BYTES = 64 * 1024;

/** How large the body of a request to `url` (path and query) may be, in bytes. */
export function largestBody(url: string): number {
  return url.split("?", 1)[0] === "/api/webhooks" ? WEBHOOK_BODY_BYTES : FORM_BODY_BYTES;
}
