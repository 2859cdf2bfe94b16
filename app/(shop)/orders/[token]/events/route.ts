import { refuseRoute } from "@/lib/guards/refuse-route";
import { emptyReply } from "@/lib/http/empty-reply";
import { readVisitor } from "@/lib/http/visitor";
import { orderChangeStream } from "@/lib/live/event-stream";
import { subscribeToOrder } from "@/lib/live/order-changes";
import { findOrderByToken } from "@/lib/orders/find-order";
import { readOrderVersion } from "@/lib/orders/order-version";

export async function GET(
  request: Request,
  { params }: { params: Promise<{ token: string }> },
): Promise<Response> {
  const refused = await refuseRoute({ ownPagesOnly: false, limit: "order_status" });
  if (refused) return refused;
  const order = await findOrderByToken((await params).token);
  if (!order) return emptyReply(404);
  return orderChangeStream(request, {
    network: (await readVisitor()).network,
    orderId: order.id,
    subscribe: (listener) => subscribeToOrder(order.id, listener),
    readVersion: () => readOrderVersion(order.id),
  });
}
