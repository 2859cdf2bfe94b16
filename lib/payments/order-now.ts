import { findOrderByToken, type OrderView } from "@/lib/orders/find-order";
import { isOpen } from "@/lib/orders/order-status";
import { askAboutOrder } from "./ask-about-order";
import type { PaymentStanding } from "./payment-standing";

/** `standing` says how the payment of an open order stands; of any other the status says all. */
export type OrderNow = { order: OrderView; standing: PaymentStanding };

/**
 * The order behind a page's token, as Stripe says it is at this moment: an order that is not paid is asked
 * about, because whoever was just charged must not read that they were not. Null for a token that opens
 * nothing. `mayAsk` counts the question against a limit; without it nothing is known of the payment.
 */
export async function readOrderNow(token: string, mayAsk: () => Promise<boolean>): Promise<OrderNow | null> {
  const order = await findOrderByToken(token);
  if (!order) return null;
  if (!isOpen(order.status) || !(await mayAsk())) return { order, standing: "unknown" };
  const standing = await askAboutOrder(order.id, { by: "shopper" });
  const asked = await findOrderByToken(token);
  return asked && { order: asked, standing };
}
