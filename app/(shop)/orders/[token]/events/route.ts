import { emptyReply } from "@/lib/http/empty-reply";
import { clientIp } from "@/lib/http/request-guards";
import { consumeLimit } from "@/lib/limits/limits";
import { orderChangeStream } from "@/lib/live/event-stream";
import { subscribeToOrder } from "@/lib/live/order-changes";
import { findOrderByToken } from "@/lib/orders/find-order";
import { readOrderVersion } from "@/lib/orders/order-version";

export async function GET(
  request: Request,
  { params }: { params: Promise<{ token: string }> },
): Promise<Response> {
  const limit = await consumeLimit("order_status", await clientIp());
  if (!limit.ok) {
    return emptyReply(429, { "Retry-After": String(limit.retryAfterSeconds) });
  }
  const order = await findOrderByToken((await params).token);
  if (!order) return emptyReply(404);
  return orderChangeStream(request, {
    subscribe: (listener) => subscribeToOrder(order.id, listener),
    readVersion: () => readOrderVersion(order.id),
  });
}
