import type { Mail, Order, Parcel, PaymentAttempt, Refund } from "@/prisma/generated/client";
import { capturedAmount } from "./captured-amount";

/**
 * What a shopper is written about an order. A kind that can happen more than once (a refund, a failed payment)
 * is kept with what it is about behind a colon, so that each is written once.
 */
export const ORDER_MAIL_KINDS = [
  "order_received",
  "order_authorized",
  "order_confirmed",
  "payment_failed",
  "order_expired",
  "payment_ended",
  "authorization_ended",
  "refunded",
  "refund_failed",
  "paid_too_late",
  "shipped",
  "delivered",
] as const;
export type OrderMailKind = (typeof ORDER_MAIL_KINDS)[number];

/** The two parts of a kind as it is kept. The kind is null when this version does not know it. */
export function readMailKind(kept: string): { kind: OrderMailKind | null; subject: string | null } {
  const [name = "", subject = null] = kept.split(":");
  return { kind: ORDER_MAIL_KINDS.find((kind) => kind === name) ?? null, subject };
}

/** Whether a mail is still to be sent: for the first time, or again because staff asked for it after it went out. */
export function isWaiting({ sentAt, resendAskedAt }: Pick<Mail, "sentAt" | "resendAskedAt">): boolean {
  return sentAt === null || (resendAskedAt !== null && resendAskedAt > sentAt);
}

type OrderNow = Pick<Order, "status" | "refundedAmount"> & {
  attempts: readonly Pick<PaymentAttempt, "status" | "amountReceived">[];
  refunds: readonly Pick<Refund, "id" | "status">[];
  parcels: readonly Pick<Parcel, "id" | "deliveredAt" | "undoneAt">[];
};

/** Whether what a mail says would still be true if it were sent now. What is not is not sent a second time. */
export function isStillTrue(keptKind: string, order: OrderNow): boolean {
  const { kind, subject } = readMailKind(keptKind);
  const refund = order.refunds.find(({ id }) => id === subject);
  const parcel = order.parcels.find(({ id }) => id === subject);
  switch (kind) {
    case "order_received":
    case "order_authorized":
      return order.status === "processing";
    case "order_confirmed":
      return order.status === "paid" && order.refundedAmount < capturedAmount(order.attempts);
    case "payment_failed":
      return order.status === "pending";
    case "order_expired":
      return order.status === "expired";
    case "authorization_ended":
    case "payment_ended":
      return order.status === "canceled";
    case "refunded":
      return refund?.status === "succeeded";
    case "refund_failed":
      return refund?.status === "failed";
    case "paid_too_late":
      return order.status === "expired" || order.status === "canceled";
    case "shipped":
      return parcel?.undoneAt === null && parcel.deliveredAt === null;
    case "delivered":
      return parcel?.undoneAt === null && parcel.deliveredAt !== null;
    case null:
      return false;
  }
}
