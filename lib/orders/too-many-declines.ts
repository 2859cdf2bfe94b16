import { MOST_DECLINES } from "@/lib/limit-table";
import type { Tx } from "@/lib/prisma";

/** How many payments of an order were declined, over all its attempts. */
export async function countDeclines(tx: Tx, orderId: string): Promise<number> {
  const rows = await tx.$queryRaw<{ declines: number }[]>`
    SELECT coalesce(sum(decline_count), 0)::int AS declines FROM payment_attempt
    WHERE order_id = ${orderId}::uuid`;
  return rows[0]?.declines ?? 0;
}

/** Whether so many payments of an order were declined that it takes no more tries, and is closed or about to be. */
export async function hasTooManyDeclines(tx: Tx, orderId: string): Promise<boolean> {
  return (await countDeclines(tx, orderId)) >= MOST_DECLINES;
}
