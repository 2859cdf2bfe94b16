import { clientIp } from "@/lib/http/request-guards";
import { consumeLimit } from "@/lib/limits/limits";
import { orderChangeStream } from "@/lib/live/event-stream";
import { subscribeToOrder } from "@/lib/live/order-changes";
import { readOrderVersion } from "@/lib/live/order-version";
import { findOrderByToken } from "@/lib/orders/find-order";

const NO_STORE = { "Cache-Control": "no-store" };

export async function GET(
  request: Request,
  { params }: { params: Promise<{ token: string }> },
): Promise<Response> {
  const limit = await consumeLimit("order_status", await clientIp());
  if (!limit.ok) {
    const headers = { ...NO_STORE, "Retry-After": String(limit.retryAfterSeconds) };
    return new Response(null, { status: 429, headers });
  }
  const order = await findOrderByToken((await params).token);
  if (!order) return new Response(null, { status: 404, headers: NO_STORE });
  return orderChangeStream(request, {
    subscribe: (listener) => subscribeToOrder(order.id, listener),
    readVersion: () => readOrderVersion(order.id),
  });
}
