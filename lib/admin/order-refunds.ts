import { isHeldByDispute } from "@/lib/payments/decide/decide-refund-request";
import type { DisputeState, RefundState } from "@/lib/payments/decide/order-state";
import { piecesToRefund, piecesToRestock, refundRoom } from "@/lib/payments/decide/refund-room";
import type { Prisma } from "@/prisma/generated/client";
import { inWords } from "./reasons";

type RefundRow = Prisma.RefundGetPayload<{ include: { lines: true } }>;

/** How a refund stands, as staff tell the cases apart. */
export type RefundStage =
  | RefundState["status"]
  | "declined"
  | "overtaken"
  /** It had succeeded, and the bank sent it back. */
  | "failed_after_success";

/** One refund. `amount` in minor units of `currency`. */
export type RefundDetail = {
  id: string;
  amount: number;
  currency: string;
  stage: RefundStage;
  stripeRefundId: string | null;
  /** In words; null where there is none. */
  reason: string | null;
  failure: string | null;
  note: string | null;
  /** "2 × Ash Mug". */
  pieces: string[];
  /** Whether those pieces are on the shelf again, or will be. */
  restock: "done" | "planned" | "no";
  /** Null where nobody on the staff did: an automatic refund, or one of the Dashboard. */
  requestedBy: { id: string; name: string } | null;
  approvedBy: string | null;
  createdAt: Date;
};

type Order = {
  status: string;
  items: { productId: string; name: string; quantity: number; unitAmount: number }[];
  attempts: (Pick<
    Prisma.PaymentAttemptGetPayload<object>,
    "id" | "status" | "amountReceived" | "currency"
  > & {
    paymentIntentId: string | null;
  })[];
  refunds: RefundRow[];
  disputes: Pick<DisputeState, "attemptId" | "status" | "chargeRefundable">[];
  timeline: { kind: string; detail: unknown }[];
};

/** Every refund of an order in the words of the staff's pages, the oldest first. */
export function describeRefunds(
  order: Pick<Order, "refunds" | "items" | "timeline">,
  staffNames: ReadonlyMap<string, string>,
): RefundDetail[] {
  return order.refunds.map((refund) => ({
    ...{ id: refund.id, amount: refund.amount, currency: refund.currency, note: refund.note },
    ...{ stripeRefundId: refund.stripeRefundId, createdAt: refund.createdAt },
    stage: stageOf(refund, order.timeline),
    reason: refund.reason && inWords(refund.reason),
    failure: refund.status === "failed" && refund.failureReason ? inWords(refund.failureReason) : null,
    pieces: refund.lines.map(({ productId, quantity }) => {
      const name = order.items.find((item) => item.productId === productId)?.name ?? productId;
      return `${quantity} × ${name}`;
    }),
    restock: refund.restocked ? "done" : refund.restock ? "planned" : "no",
    requestedBy: refund.requestedBy
      ? { id: refund.requestedBy, name: staffNames.get(refund.requestedBy) ?? "A member of staff" }
      : null,
    approvedBy: refund.approvedBy && (staffNames.get(refund.approvedBy) ?? "A member of staff"),
  }));
}

function stageOf(refund: RefundRow, timeline: Order["timeline"]): RefundStage {
  if (refund.status === "canceled" && refund.failureReason === "declined_by_staff") return "declined";
  if (refund.status === "canceled" && refund.failureReason === "overtaken") return "overtaken";
  if (refund.status !== "failed" || refund.stripeRefundId === null) return refund.status;
  const succeeded = timeline.some(
    ({ kind, detail }) =>
      kind === "refund_succeeded" && (detail as { refund?: string }).refund === refund.stripeRefundId,
  );
  return succeeded ? "failed_after_success" : "failed";
}

/** What can still be refunded of an order. Amounts in minor units of each payment's currency. */
export type Refundable = {
  payments: {
    attemptId: string;
    paymentIntentId: string | null;
    room: number;
    currency: string;
    /** Stripe refunds no charge whose money a dispute holds or has taken. */
    disputed: boolean;
  }[];
  /** Only pieces of which at least one can be refunded. */
  pieces: { productId: string; name: string; unitAmount: number; most: number }[];
  /** Whether anything of the order could go back on the shelf. */
  mayRestock: boolean;
  /** Whether every piece that can be refunded can go back on the shelf with it, and there is one. */
  restocksAll: boolean;
};

/** The same rooms by which a request is judged, so that the form offers what will be taken. */
export function findRefundable(order: Omit<Order, "timeline">): Refundable {
  const payments = order.attempts
    .filter(({ status }) => status === "captured")
    .map((attempt) => ({
      attemptId: attempt.id,
      paymentIntentId: attempt.paymentIntentId,
      room: Math.max(0, refundRoom(order, attempt)),
      currency: attempt.currency,
      disputed: isHeldByDispute(order, attempt.id),
    }))
    .reverse();
  const pieces = order.items
    .map(({ productId, name, unitAmount }) => ({
      ...{ productId, name, unitAmount, most: piecesToRefund(order, productId) },
    }))
    .filter(({ most }) => most > 0);
  const mayRestock =
    order.status === "paid" && order.items.some(({ productId }) => piecesToRestock(order, productId) > 0);
  const restocksAll =
    mayRestock &&
    pieces.length > 0 &&
    pieces.every(({ productId, most }) => piecesToRestock(order, productId) >= most);
  return { payments, pieces, mayRestock, restocksAll };
}
