/** Stripe.js throws this when the page uses it wrongly, as opposed to resolving `{ error }` for a shopper's mistake. */
export class IntegrationError extends Error {
  override readonly name = "IntegrationError";
}
