import { HOLD_LIMITS } from "@/lib/limit-table";
import type { Tx } from "@/lib/prisma";
import type { PricedCart } from "./price-cart";

/** An order would set aside more than its cart, or all unpaid orders of its network, may hold. */
export type HoldsTooMuch = { ok: false; kind: "holds_too_much"; by: "cart" | "network" };

/** `value` in minor units of `currency`. */
type Held = { currency: string; pieces: number; value: number };

/** Whether one of the two limits is passed: pieces, or value as shares of each currency's limit. */
function exceeds(limit: (typeof HOLD_LIMITS)["cart"], held: readonly Held[]): boolean {
  const pieces = held.reduce((sum, of) => sum + of.pieces, 0);
  // Orders in a currency that the shop has given up since count by their pieces alone.
  const share = held.reduce(
    (sum, { currency, value }) => sum + value / (limit.value[currency] ?? Number.POSITIVE_INFINITY),
    0,
  );
  return pieces > limit.pieces || share > 1;
}

/**
 * Judges a new order by what it and the other unpaid orders of its network hold; null when it may be placed.
 * Orders of one network wait for each other here, until the caller's transaction ends, so that parallel ones
 * cannot pass together.
 */
export async function findHoldsTooMuch(
  tx: Tx,
  networkHash: Uint8Array,
  { currency, lines, totalAmount }: PricedCart,
): Promise<HoldsTooMuch | null> {
  const asked = {
    currency,
    pieces: lines.reduce((sum, { quantity }) => sum + quantity, 0),
    value: totalAmount,
  };
  if (exceeds(HOLD_LIMITS.cart, [asked])) return { ok: false, kind: "holds_too_much", by: "cart" };
  const key = Buffer.from(networkHash).readBigInt64BE();
  await tx.$executeRaw`SELECT pg_advisory_xact_lock(${key}::bigint)`;
  // A statement of its own, so that it sees what was committed while the lock was waited for.
  const held = await tx.$queryRaw<Held[]>`
    SELECT o.currency, sum(i.pieces)::int AS pieces, sum(o.total_amount)::float8 AS value
    FROM "order" o
    JOIN LATERAL (SELECT sum(quantity) AS pieces FROM order_item WHERE order_id = o.id) i ON true
    WHERE o.network_hash = ${networkHash} AND o.status IN ('pending', 'processing')
    GROUP BY o.currency`;
  const tooMuch = exceeds(HOLD_LIMITS.network, [asked, ...held]);
  return tooMuch ? { ok: false, kind: "holds_too_much", by: "network" } : null;
}
