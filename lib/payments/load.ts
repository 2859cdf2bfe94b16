import type { Tx } from "@/lib/prisma";
import type { OrderState } from "./decide/order-state";

/** What a decision needs, and what storing it needs besides. */
export type LoadedOrder = OrderState & { cartId: string | null; email: string };

/** What an order can be found by. */
export type OrderKeys = { attemptIds: string[]; paymentIntentIds: string[]; orderIds: string[] };

/**
 * Locks orders until the transaction ends, with their carts and always in the same sequence, and reads
 * everything that decisions about them need: one statement, whatever their number. Keys that belong to no
 * order are passed over.
 */
export async function loadOrders(tx: Tx, keys: OrderKeys): Promise<LoadedOrder[]> {
  const rows = await tx.$queryRaw<{ loaded: LoadedOrder }[]>`
    SELECT load_orders(${keys.attemptIds}::uuid[], ${keys.paymentIntentIds}::text[], ${keys.orderIds}::uuid[]) AS loaded`;
  return rows.map(({ loaded }) => loaded);
}
