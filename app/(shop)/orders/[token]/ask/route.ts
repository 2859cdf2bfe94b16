import { refuseRoute } from "@/lib/guards/refuse-route";
import { emptyReply } from "@/lib/http/empty-reply";
import { findOrderByToken } from "@/lib/orders/find-order";
import { isOpen } from "@/lib/orders/order-status";
import { askAboutOrder } from "@/lib/payments/ask-about-order";

type AskContext = { params: Promise<{ token: string }> };

/**
 * Asks Stripe about an order, so that a lost webhook doesn't leave its open page behind. Answers how the
 * payment stands, or "settled" once the order is no longer pending. A route and no server action: Next would
 * hold the page's live refresh back until an action is done, and this one waits for Stripe.
 */
export async function POST(_request: Request, { params }: AskContext): Promise<Response> {
  const refused = await refuseRoute({ ownPagesOnly: true, limit: "ask_stripe" });
  if (refused) return refused;
  const { token } = await params;
  const order = await findOrderByToken(token);
  if (!order) return emptyReply(404);
  if (!isOpen(order.status)) return Response.json("settled");
  const standing = await askAboutOrder(order.id, { by: "shopper" });
  const asked = await findOrderByToken(token);
  return Response.json(asked?.status === "pending" ? standing : "settled");
}
