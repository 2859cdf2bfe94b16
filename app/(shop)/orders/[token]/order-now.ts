import { checkLimit } from "@/lib/guards/check-limit";
import type { Visitor } from "@/lib/http/visitor";
import { findOrderByToken, type OrderView } from "@/lib/orders/find-order";
import { isOpen } from "@/lib/orders/order-status";
import { askAboutOrder } from "@/lib/payments/ask-about-order";
import type { PaymentStanding } from "@/lib/payments/payment-standing";

/** `standing` says how the payment of an open order stands; of any other the status says all. */
export type OrderNow = { order: OrderView; standing: PaymentStanding };

/**
 * The order behind a page's token, as Stripe says it is at this moment: an order that is not paid is asked
 * about, because whoever was just charged must not read that they were not. Null for a token that opens
 * nothing. A visitor who asks too often is told what we know ourselves, which is nothing.
 */
export async function readOrderNow(token: string, visitor: Visitor): Promise<OrderNow | null> {
  const order = await findOrderByToken(token);
  if (!order || !isOpen(order.status)) return order && { order, standing: "unknown" };
  if (await checkLimit("ask_stripe", visitor)) return { order, standing: "unknown" };
  const standing = await askAboutOrder(order.id, { by: "shopper" });
  const asked = await findOrderByToken(token);
  return asked && { order: asked, standing };
}
