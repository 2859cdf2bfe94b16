import { isOpen, type OrderStatus } from "@/lib/orders/order-status";
import { type Cause, recordOrderEvent } from "@/lib/orders/record-order-event";
import { transact } from "@/lib/outbox/transact";
import { prisma } from "@/lib/prisma";
import { cancelOrder } from "./cancel-order";

export type CanceledUnpaid =
  /** It is closed; perhaps it was before. */
  | { ok: true }
  /**
   * `paid`: the money was there already. `on_its_way`: Stripe lets nobody stop the payment any more. `under_review`: a
   * person decides about its money. `held`: the amount is authorized, and only finance lets it go. `stripe`: Stripe did not answer, and nothing has changed.
   */
  | { ok: false; kind: "paid" | "on_its_way" | "held" | "under_review" | "stripe" };

const isHeld = async (orderId: string) =>
  (await prisma().paymentAttempt.count({ where: { orderId, status: "authorized" } })) > 0;

async function resultOf(orderId: string, status: OrderStatus): Promise<CanceledUnpaid> {
  switch (status) {
    case "expired":
    case "canceled":
      return { ok: true };
    case "paid":
      return { ok: false, kind: "paid" };
    case "processing":
      return { ok: false, kind: (await isHeld(orderId)) ? "held" : "on_its_way" };
    // Somebody pressed Pay once more meanwhile.
    case "pending":
      return { ok: false, kind: "stripe" };
    default:
      return status satisfies never;
  }
}

/** Ends an order that is not paid because its shopper or the staff want it, and says what became of it. */
export async function cancelUnpaidOrder(orderId: string, cause: Cause): Promise<CanceledUnpaid> {
  const { status, reviewReason } = await prisma().order.findUniqueOrThrow({
    where: { id: orderId },
    select: { status: true, reviewReason: true },
  });
  if (!isOpen(status)) return await resultOf(orderId, status);
  if (reviewReason !== null) return { ok: false, kind: "under_review" };
  if (await isHeld(orderId)) return { ok: false, kind: "held" };
  // Committed before Stripe is called: its event about the end may come first, and names nobody.
  await transact((tx) => recordOrderEvent(tx, orderId, "cancel_requested", cause));
  const canceled = await cancelOrder(orderId, cause);
  return canceled.ok ? await resultOf(orderId, canceled.status) : canceled;
}
