/**
 * What a shopper is written about an order. A kind that can happen more than once (a refund, a failed payment)
 * is kept with what it is about behind a colon, so that each is written once.
 */
export const ORDER_MAIL_KINDS = [
  "order_received",
  "order_confirmed",
  "payment_failed",
  "order_expired",
  "refunded",
  "refund_failed",
  "paid_too_late",
] as const;
export type OrderMailKind = (typeof ORDER_MAIL_KINDS)[number];
