import { z } from "zod";
import { staffAccess } from "@/lib/auth/require-staff";
import { emptyReply } from "@/lib/http/empty-reply";
import { readVisitor } from "@/lib/http/visitor";
import { orderChangeStream } from "@/lib/live/event-stream";
import { subscribeToOrder } from "@/lib/live/order-changes";
import { readOrderVersion } from "@/lib/orders/order-version";

type OrderRoute = { params: Promise<{ id: string }> };

/** Tells the staff's open page of one order that it has changed. */
export async function GET(request: Request, { params }: OrderRoute): Promise<Response> {
  const access = await staffAccess("orders:read");
  if (!access.ok) return emptyReply(access.kind === "signed_out" ? 401 : 403);
  const id = z.uuid().safeParse((await params).id);
  if (!id.success) return emptyReply(404);
  return await orderChangeStream(request, {
    network: (await readVisitor()).network,
    orderId: id.data,
    subscribe: (listener) => subscribeToOrder(id.data, listener),
    readVersion: () => readOrderVersion(id.data),
  });
}
