import { MOST_DECLINES } from "@/lib/limit-table";
import { recordOrderEvent } from "@/lib/orders/record-order-event";
import { countDeclines } from "@/lib/orders/too-many-declines";
import type { Tx } from "@/lib/prisma";
import { enqueueJob } from "@/lib/queue";

/**
 * After a decline was counted: with the last one that an order may have, a job cancels its payment at Stripe and
 * closes it. Later ones, of cards that were on their way meanwhile, ask for that job again.
 */
export async function closeAfterTooMany(tx: Tx, orderId: string): Promise<void> {
  const declines = await countDeclines(tx, orderId);
  if (declines < MOST_DECLINES) return;
  if (declines === MOST_DECLINES)
    await recordOrderEvent(tx, orderId, "too_many_declines", { by: "system" }, { declines });
  await enqueueJob(tx, "close_declined_order", { orderId }, `close_declined:${orderId}`);
}
