import type { Tx } from "@/lib/prisma";
import { issueOrderToken } from "./order-token";

/** The order by which a cart became another one while it was looked at; `paid` false: its money is on its way. */
export type BoughtElsewhere = { bought?: { number: number; paid: boolean; orderToken: string } };

/**
 * Finds the order whose payment was the last thing that happened to a cart: it took its items out in the transaction
 * that marked it, so both rows have the same time. A cart that was changed by hand since has none.
 */
export async function findBoughtElsewhere(tx: Tx, cartId: string): Promise<BoughtElsewhere> {
  const [order] = await tx.$queryRaw<{ id: string; number: number; paid: boolean }[]>`
    SELECT o.id, o.number, o.status = 'paid' AS paid
    FROM cart c JOIN "order" o ON o.cart_id = c.id
    WHERE c.id = ${cartId}::uuid AND NOT o.items_in_cart AND o.status IN ('processing', 'paid')
      AND c.updated_at IN (o.paid_at, o.updated_at)
    ORDER BY o.number DESC LIMIT 1`;
  if (!order) return {};
  const { id, number, paid } = order;
  return { bought: { number, paid, orderToken: await issueOrderToken(tx, id) } };
}
