import { staffAccess } from "@/lib/auth/require-staff";
import { emptyReply } from "@/lib/http/empty-reply";
import { readVisitor } from "@/lib/http/visitor";
import { orderChangeStream } from "@/lib/live/event-stream";
import { subscribeToAllOrders } from "@/lib/live/order-changes";
import { readNewestVersion } from "@/lib/orders/order-version";

/** Tells the staff's open pages that some order has changed. */
export async function GET(request: Request): Promise<Response> {
  const access = await staffAccess("orders:read");
  if (!access.ok) return emptyReply(access.kind === "signed_out" ? 401 : 403);
  return await orderChangeStream(request, {
    network: (await readVisitor()).network,
    orderId: null,
    subscribe: subscribeToAllOrders,
    readVersion: readNewestVersion,
  });
}
