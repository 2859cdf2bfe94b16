import { prisma } from "@/lib/prisma";

/**
 * How many seconds ago payments of a network's orders were declined: the latest first, at most `most` of them,
 * and none older than `seconds`. An order counts for the network it was placed from, whoever pays it later.
 */
export async function readDeclineAges(
  networkHash: Uint8Array,
  { most, seconds }: { most: number; seconds: number },
): Promise<number[]> {
  const declines = await prisma().$queryRaw<{ age: number }[]>`
    SELECT extract(epoch FROM now() - e.created_at)::float8 AS age
    FROM order_event e JOIN "order" o ON o.id = e.order_id
    WHERE e.kind = 'payment_declined' AND o.network_hash = ${networkHash}
      AND e.created_at > now() - make_interval(secs => ${seconds})
    ORDER BY e.created_at DESC
    LIMIT ${most}`;
  return declines.map(({ age }) => age);
}
