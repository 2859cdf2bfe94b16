import type { Tx } from "@/lib/prisma";
import { shopSettings } from "@/lib/shop-settings";

/** How many payments of an order were declined, over all its attempts. */
export async function countDeclines(tx: Tx, orderId: string): Promise<number> {
  const rows = await tx.$queryRaw<{ declines: number }[]>`
    SELECT coalesce(sum(decline_count), 0)::int AS declines FROM payment_attempt
    WHERE order_id = ${orderId}::uuid`;
  return rows[0]?.declines ?? 0;
}

/** Whether so many payments of an order were declined that it takes no more tries, and is closed or about to be. */
export async function hasTooManyDeclines(tx: Tx, orderId: string): Promise<boolean> {
  const declines = await countDeclines(tx, orderId);
  // Most orders have none, and need not ask what the limit is.
  return declines > 0 && declines >= (await shopSettings(tx)).declineLimit;
}
