import type { Tx } from "@/lib/prisma";
import { isOpen, mayMove, type OrderStatus } from "./order-status";
import { retakeStock, returnStock } from "./order-stock";
import type { Cause } from "./record-order-event";

export type StatusChange = {
  orderId: string;
  from: OrderStatus;
  to: OrderStatus;
  cause: Cause;
  detail?: Record<string, string | number>;
};

export type StatusChangeResult = { moved: true } | { moved: false; reason: "status" | "stock" };

/**
 * The only writer of an order's status. Moves it if it still is `from` and the table of moves allows it,
 * adds the timeline row in the same statement, and moves stock with it: closing an unpaid order returns
 * its items, and money that arrives after that takes them again, or refuses with `stock` if they are gone.
 */
export async function changeOrderStatus(tx: Tx, change: StatusChange): Promise<StatusChangeResult> {
  const { orderId, from, to, cause } = change;
  if (!mayMove(from, to)) return { moved: false, reason: "status" };
  if (!isOpen(from) && to === "paid" && !(await retakeStock(tx, orderId)))
    return { moved: false, reason: "stock" };
  const moved = await tx.$executeRaw`
    WITH moved AS (
      UPDATE "order"
      SET status = ${to}::order_status, updated_at = now(),
          paid_at = CASE WHEN ${to} = 'paid' THEN now() ELSE paid_at END
      WHERE id = ${orderId}::uuid AND status = ${from}::order_status
      RETURNING id
    )
    INSERT INTO order_event (order_id, kind, from_status, to_status, cause, webhook_event_id, detail)
    SELECT id, 'status_changed', ${from}::order_status, ${to}::order_status, ${cause.by},
           ${cause.webhookEventId ?? null}, ${JSON.stringify(change.detail ?? {})}::jsonb
    FROM moved`;
  // The caller holds the order's lock and read `from` under it, so this would be a defect of the caller.
  if (moved !== 1) throw new Error(`order ${orderId} was not ${from} while its row was locked`);
  if (isOpen(from) && (to === "canceled" || to === "expired")) await returnStock(tx, orderId);
  return { moved: true };
}
