import { z } from "zod";
import { staffAccess } from "@/lib/auth/require-staff";
import { orderChangeStream } from "@/lib/live/event-stream";
import { subscribeToOrder } from "@/lib/live/order-changes";
import { readOrderVersion } from "@/lib/live/order-version";

/** Tells the staff's open page of one order that it has changed. */
export async function GET(
  request: Request,
  { params }: RouteContext<"/admin/orders/[id]/events">,
): Promise<Response> {
  const access = await staffAccess("orders:read");
  if (!access.ok) return new Response(null, { status: access.kind === "signed_out" ? 401 : 403 });
  const id = z.uuid().safeParse((await params).id);
  if (!id.success) return new Response(null, { status: 404 });
  return await orderChangeStream(request, {
    subscribe: (listener) => subscribeToOrder(id.data, listener),
    readVersion: () => readOrderVersion(id.data),
  });
}
