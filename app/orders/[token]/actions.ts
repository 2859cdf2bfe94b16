"use server";

import { z } from "zod";
import { assertSameOrigin, clientIp } from "@/lib/http/request-guards";
import { consumeLimit } from "@/lib/limits/limits";
import { findOrderByToken } from "@/lib/orders/find-order";
import { isOpen } from "@/lib/orders/order-status";
import { reconcilePayment } from "@/lib/payments/reconcile-payment";

/**
 * Asks Stripe about the order of a page's token, so that a lost webhook doesn't leave the page waiting.
 * The token is whatever was sent, until it is parsed.
 */
export async function askAgain(token: unknown): Promise<"changed" | "unpaid" | "unknown"> {
  const parsed = z.string().safeParse(token);
  if (!parsed.success || !(await assertSameOrigin()).ok) return "unknown";
  if (!(await consumeLimit("ask_stripe", await clientIp())).ok) return "unknown";
  const order = await findOrderByToken(parsed.data);
  if (!order) return "unknown";
  if (!isOpen(order.status)) return "changed";
  if (!order.paymentIntentId) return "unpaid";
  const answer = await reconcilePayment(order.paymentIntentId, { by: "shopper" });
  if (!answer.ok) return "unknown";
  return answer.status === order.status ? "unpaid" : "changed";
}
