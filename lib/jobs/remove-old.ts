import { transact } from "@/lib/outbox/transact";
import { prisma } from "@/lib/prisma";
import { KEEP_DAYS } from "@/lib/retention";
import { Prisma } from "@/prisma/generated/client";

/** How many rows were removed, or for payloads replaced. */
export type Removed = Record<keyof typeof KEEP_DAYS, number>;

// A batch is one short transaction, so that nobody waits for a lock and no statement runs into its time limit.
const BATCH_ROWS = 500;

const daysAgo = (days: number) => Prisma.sql`now() - make_interval(days => ${days})`;

/**
 * Removes what is older than KEEP_DAYS, in batches of `batchRows`. May run twice, also at the same time, and be
 * cut off at any point: what is left is removed the next time.
 */
export async function removeOld(batchRows = BATCH_ROWS): Promise<Removed> {
  return {
    cart: await inBatches(batchRows, () => removeCarts(batchRows)),
    orderLink: await inBatches(
      batchRows,
      () => prisma().$executeRaw`
        DELETE FROM order_token WHERE token_hash IN
          (SELECT token_hash FROM order_token WHERE expires_at < now() LIMIT ${batchRows})`,
    ),
    webhookPayload: await inBatches(batchRows, () => removePayloads(batchRows)),
    mendedFinding: await inBatches(
      batchRows,
      // Found again since it was looked up, it is not mended and stays.
      () => prisma().$executeRaw`
        DELETE FROM reconcile_finding WHERE mended_at < ${daysAgo(KEEP_DAYS.mendedFinding)} AND subject IN
          (SELECT subject FROM reconcile_finding WHERE mended_at < ${daysAgo(KEEP_DAYS.mendedFinding)} LIMIT ${batchRows})`,
    ),
    endedSession: await inBatches(
      batchRows,
      () => prisma().$executeRaw`
        DELETE FROM staff_session WHERE id IN
          (SELECT id FROM staff_session WHERE expires_at < ${daysAgo(KEEP_DAYS.endedSession)} LIMIT ${batchRows})`,
    ),
    usedLimit: await inBatches(
      batchRows,
      // Counted again since it was looked up, it has a new end and stays.
      () => prisma().$executeRaw`
        DELETE FROM request_limit WHERE expire < ${daysAgo(KEEP_DAYS.usedLimit)} AND key IN
          (SELECT key FROM request_limit WHERE expire < ${daysAgo(KEEP_DAYS.usedLimit)} LIMIT ${batchRows})`,
    ),
    supersededJob: await inBatches(
      batchRows,
      // The queue takes the key of a job in hand away and counts its tries as used up when a newer one comes.
      () => prisma().$executeRaw`
        DELETE FROM graphile_worker._private_jobs WHERE id IN (
          SELECT id FROM graphile_worker.jobs
          WHERE key IS NULL AND attempts >= max_attempts AND locked_at IS NULL
            AND updated_at < ${daysAgo(KEEP_DAYS.supersededJob)}
          LIMIT ${batchRows})`,
    ),
  };
}

/** Repeats `removeBatch` until it finds fewer rows than it may take, and returns how many there were in all. */
async function inBatches(batchRows: number, removeBatch: () => Promise<number>): Promise<number> {
  let total = 0;
  for (;;) {
    const removed = await removeBatch();
    total += removed;
    if (removed < batchRows) return total;
  }
}

// The shopper of an open order may go back to its cart, and a person may still decide what it is owed.
const UNNEEDED_CART = Prisma.sql`
  NOT EXISTS (
    SELECT FROM "order" o
    WHERE o.cart_id = cart.id AND (o.status IN ('pending', 'processing') OR o.review_reason IS NOT NULL)
  )`;

async function removeCarts(batchRows: number): Promise<number> {
  return await transact(async (tx) => {
    const carts = await tx.$queryRaw<{ id: string }[]>`
      SELECT id FROM cart WHERE updated_at < ${daysAgo(KEEP_DAYS.cart)} AND ${UNNEEDED_CART}
      LIMIT ${batchRows} FOR UPDATE SKIP LOCKED`;
    if (carts.length === 0) return 0;
    // Asked again now that the rows are locked: an order may have been placed from one a moment before.
    return await tx.$executeRaw`
      DELETE FROM cart WHERE id = ANY(${carts.map(({ id }) => id)}::uuid[]) AND ${UNNEEDED_CART}`;
  });
}

async function removePayloads(batchRows: number): Promise<number> {
  const [row] = await prisma().$queryRaw<{ removed: number }[]>`
    SELECT remove_old_payloads(${KEEP_DAYS.webhookPayload}::int, ${batchRows}::int) AS removed`;
  return row?.removed ?? 0;
}
