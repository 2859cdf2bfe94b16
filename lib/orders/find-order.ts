import { prisma } from "@/lib/prisma";
import type { Order, OrderItem, PaymentAttempt } from "@/prisma/generated/client";
import type { Contact } from "./address";
import { addressLines } from "./address-lines";
import { capturedAmount } from "./captured-amount";
import { isOpen, type OrderStatus } from "./order-status";
import { hashOrderToken } from "./order-token";
import { readOrderVersion } from "./order-version";
import { hasTooManyDeclines } from "./too-many-declines";

/** An order as its shopper may see it. Amounts in minor units of `currency`. */
export type OrderView = {
  id: string;
  number: number;
  status: OrderStatus;
  reviewReason: string | null;
  /** So many payments were declined that it is closed for that, or about to be. */
  tooManyDeclines: boolean;
  refundedAmount: number;
  /** All that was ever received for the order; more than its total where it was paid twice, less where a part was captured. */
  capturedAmount: number;
  /** Its amount is held at the bank and not charged yet. */
  authorized: boolean;
  /** Its amount was held and let go, and the order ended with that. */
  released: boolean;
  disputeOpen: boolean;
  /** Its money came after it was closed and its things were gone, so that it goes back. */
  paidTooLate: boolean;
  currency: string;
  itemsAmount: number;
  shippingAmount: number;
  taxAmount: number;
  discountAmount: number;
  totalAmount: number;
  contact: Contact;
  /** Where it goes, as it is written in that country. */
  addressLines: string[];
  shippingMethodName: string;
  createdAt: Date;
  paidAt: Date | null;
  /** Rises with every change: the newest timeline row's id, as text because it is a 64-bit integer. */
  version: string;
  items: Pick<OrderItem, "productId" | "name" | "image" | "quantity" | "unitAmount">[];
};

const INCLUDE = {
  items: { select: { productId: true, name: true, image: true, quantity: true, unitAmount: true } },
  attempts: { select: { status: true, amountReceived: true } },
  mails: { where: { kind: "authorization_ended" }, select: { id: true } },
  refunds: { where: { reason: "late" }, select: { id: true } },
} as const;

/** The order behind a page's token, or null for a token that is unknown, expired or no token at all. */
export async function findOrderByToken(token: string): Promise<OrderView | null> {
  const tokenHash = hashOrderToken(token);
  if (!tokenHash) return null;
  const found = await prisma().orderToken.findUnique({
    where: { tokenHash, expiresAt: { gt: new Date() } },
    select: { orderId: true },
  });
  if (!found) return null;
  // Before the rest: with a version that is too old the page asks once more, with one that is too new it
  // would miss a change.
  const version = await readOrderVersion(found.orderId);
  const order = await prisma().order.findUniqueOrThrow({ where: { id: found.orderId }, include: INCLUDE });
  return toView(order, version, await hasTooManyDeclines(prisma(), order.id));
}

type OrderRow = Order & {
  items: OrderView["items"];
  attempts: Pick<PaymentAttempt, "status" | "amountReceived">[];
  mails: { id: string }[];
  refunds: { id: string }[];
};

function toView(order: OrderRow, version: string, tooManyDeclines: boolean): OrderView {
  return {
    id: order.id,
    number: order.number,
    status: order.status,
    reviewReason: order.reviewReason,
    tooManyDeclines,
    refundedAmount: order.refundedAmount,
    capturedAmount: capturedAmount(order.attempts),
    authorized: order.attempts.some(({ status }) => status === "authorized"),
    released: order.status === "canceled" && order.mails.length > 0,
    disputeOpen: order.disputeOpen,
    paidTooLate: order.status !== "paid" && !isOpen(order.status) && order.refunds.length > 0,
    currency: order.currency,
    itemsAmount: order.itemsAmount,
    shippingAmount: order.shippingAmount,
    taxAmount: order.taxAmount,
    discountAmount: order.discountAmount,
    totalAmount: order.totalAmount,
    contact: contactOf(order),
    addressLines: addressLines(order),
    shippingMethodName: order.shippingMethodName,
    createdAt: order.createdAt,
    paidAt: order.paidAt,
    version,
    items: order.items,
  };
}

function contactOf(order: Order): Contact {
  return {
    email: order.email,
    name: order.shippingName,
    line1: order.shippingLine1,
    city: order.shippingCity,
    postalCode: order.shippingPostalCode,
    country: order.shippingCountry,
    ...(order.shippingLine2 !== null && { line2: order.shippingLine2 }),
    ...(order.shippingState !== null && { state: order.shippingState }),
  };
}
