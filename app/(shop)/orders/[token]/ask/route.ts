import { emptyReply } from "@/lib/http/empty-reply";
import { assertSameOrigin, clientIp } from "@/lib/http/request-guards";
import { consumeLimit } from "@/lib/limits/limits";
import { findOrderByToken } from "@/lib/orders/find-order";
import { isOpen } from "@/lib/orders/order-status";
import { reconcilePayment } from "@/lib/payments/reconcile-payment";

type AskContext = { params: Promise<{ token: string }> };

/**
 * Asks Stripe about an order, so that a lost webhook doesn't leave its page waiting. Answers "changed",
 * "unpaid" or "unknown". A route and no server action: Next would hold the page's live refresh back
 * until an action is done, and this one waits for Stripe.
 */
export async function POST(_request: Request, { params }: AskContext): Promise<Response> {
  if (!(await assertSameOrigin()).ok) return emptyReply(403);
  const limit = await consumeLimit("ask_stripe", await clientIp());
  if (!limit.ok) {
    return emptyReply(429, { "Retry-After": String(limit.retryAfterSeconds) });
  }
  const order = await findOrderByToken((await params).token);
  if (!order) return emptyReply(404);
  if (!isOpen(order.status)) return Response.json("changed");
  if (!order.paymentIntentId) return Response.json("unpaid");
  const answer = await reconcilePayment(order.paymentIntentId, { by: "shopper" });
  if (!answer.ok) return Response.json("unknown");
  return Response.json(answer.status === order.status ? "unpaid" : "changed");
}
