import { env } from "@/lib/env";
import { transact } from "@/lib/outbox/transact";
import { prisma } from "@/lib/prisma";
import { shopSettings } from "@/lib/shop-settings";
import { Prisma } from "@/prisma/generated/client";
import { cancelOrder } from "./cancel-order";
import { jobParts } from "./store/outbox";

// A sale's end must not become one huge transaction; what is left comes with the next look.
const MOST_AT_ONCE = 200;

/**
 * Whether an open order has waited for its money for too long, counted from the last time that somebody pressed Pay
 * or Stripe told something new. One that a person looks at waits for them, and a held amount for its capture.
 */
async function overdue(): Promise<Prisma.Sql> {
  const { unpaidMinutes } = await shopSettings();
  const { slowPaymentDays } = env();
  return Prisma.sql`
    o.review_reason IS NULL
    AND greatest(o.created_at, (SELECT max(a.updated_at) FROM payment_attempt a WHERE a.order_id = o.id))
      < now() - CASE o.status
          WHEN 'pending' THEN make_interval(mins => ${unpaidMinutes}::int)
          WHEN 'processing' THEN make_interval(days => ${slowPaymentDays}::int)
        END
    AND NOT EXISTS (SELECT FROM payment_attempt a WHERE a.order_id = o.id AND a.status = 'authorized')`;
}

/**
 * Leaves a job for each open order of this status whose time is over, the oldest first and at most 200, unless one
 * that will be tried soon is there already. Returns how many it left.
 */
export async function queueOverdueOrders(status: "pending" | "processing"): Promise<number> {
  const isOverdue = await overdue();
  return await transact(async (tx) => {
    const orders = await tx.$queryRaw<{ id: string }[]>`
      SELECT o.id FROM "order" o
      WHERE o.status = ${status}::order_status AND ${isOverdue}
        AND NOT EXISTS (
          SELECT FROM graphile_worker.jobs j
          WHERE j.key = 'close_order:' || o.id || ':expired'
            AND j.attempts < j.max_attempts AND j.run_at < now() + interval '10 minutes'
        )
      ORDER BY o.created_at LIMIT ${MOST_AT_ONCE}`;
    const jobs = orders.map(({ id }) => ({ task: "close_order", orderId: id, as: "expired" }) as const);
    if (jobs.length > 0) await tx.$executeRaw`WITH ${Prisma.join(jobParts(jobs))} SELECT 1`;
    return jobs.length;
  });
}

/**
 * Ends an order whose time is over: its PaymentIntent first. If somebody pressed Pay again since the job was left,
 * the order stays; if the money turns out to be there, it is paid.
 */
export async function expireOrder(orderId: string): Promise<{ ok: true } | { ok: false; kind: "stripe" }> {
  const due = await prisma().$queryRaw<unknown[]>`
    SELECT 1 FROM "order" o
    WHERE o.id = ${orderId}::uuid AND o.status IN ('pending', 'processing') AND ${await overdue()}`;
  return due.length > 0 ? await cancelOrder(orderId, { by: "system" }, "expired") : { ok: true };
}
