import { refuseRoute } from "@/lib/guards/refuse-route";
import { emptyReply } from "@/lib/http/empty-reply";
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
  const refused = await refuseRoute({ ownPagesOnly: true, limit: "ask_stripe" });
  if (refused) return refused;
  const order = await findOrderByToken((await params).token);
  if (!order) return emptyReply(404);
  if (!isOpen(order.status)) return Response.json("changed");
  if (!order.paymentIntentId) return Response.json("unpaid");
  const answer = await reconcilePayment(order.paymentIntentId, { by: "shopper" });
  if (!answer.ok) return Response.json("unknown");
  return Response.json(answer.status === order.status ? "unpaid" : "changed");
}
