import { installation } from "@/lib/installation";
import { changeOrderStatus } from "@/lib/orders/change-order-status";
import type { OrderStatus } from "@/lib/orders/order-status";
import type { Cause } from "@/lib/orders/record-order-event";
import { prisma, type Tx, transact } from "@/lib/prisma";
import { isRefusal } from "@/lib/stripe/errors";
import { cancelPaymentIntent } from "@/lib/stripe/payment-intents";
import { applyPayment } from "./apply-payment";
import { endLostAttempt } from "./end-lost-attempt";
import { ensurePaymentIntent } from "./ensure-payment-intent";
import { findOpenAttempt, type OpenAttempt } from "./payment-attempt";

export type CancelResult = { ok: true; status: OrderStatus } | { ok: false; kind: "stripe" };

/**
 * Cancels an unpaid order: its PaymentIntent first, and the stock comes back only once Stripe says that it
 * can take no more money. If the money turns out to be there, the order is paid instead; `status` says.
 */
export async function cancelOrder(orderId: string, cause: Cause): Promise<CancelResult> {
  const attempt = await findOpenAttempt(prisma(), orderId);
  if (attempt && !(await stopAttempt(attempt, cause))) return { ok: false, kind: "stripe" };
  return { ok: true, status: await transact((tx) => closeIfUnpaid(tx, orderId, cause)) };
}

/** False when Stripe could not be reached, so that the attempt may still take money. */
async function stopAttempt(attempt: OpenAttempt, cause: Cause): Promise<boolean> {
  const found = await ensurePaymentIntent(attempt, cause);
  if (!found.ok) return isRefusal(found.failure.kind);
  const answer = await cancelPaymentIntent(found.facts.id);
  if (!answer.ok) {
    if (answer.failure.kind !== "not_found") return false;
    await endLostAttempt(found.facts.id, cause);
    return true;
  }
  const { appId } = await installation();
  await transact((tx) => applyPayment(tx, answer.facts, { appId, cause, asked: true }));
  return true;
}

async function closeIfUnpaid(tx: Tx, orderId: string, cause: Cause): Promise<OrderStatus> {
  const rows = await tx.$queryRaw<{ status: OrderStatus }[]>`
    SELECT status FROM "order" WHERE id = ${orderId}::uuid FOR NO KEY UPDATE`;
  const status = rows[0]?.status;
  if (status === undefined) throw new Error(`order ${orderId} is gone`);
  if (status !== "pending" || (await findOpenAttempt(tx, orderId))) return status;
  await changeOrderStatus(tx, { orderId, from: "pending", to: "canceled", cause });
  return "canceled";
}
