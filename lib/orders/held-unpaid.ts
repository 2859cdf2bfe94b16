import { HOLD_LIMITS } from "@/lib/limit-table";
import { Prisma } from "@/prisma/generated/client";
import type { PricedCart } from "./price-cart";

/** An order would set aside more than its cart, or all unpaid orders of its network, may hold. */
export type HoldsTooMuch = { ok: false; kind: "holds_too_much"; by: "cart" | "network" };

/** `value` in minor units of `currency`. */
export type Held = { currency: string; pieces: number; value: number };

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
 * SQL for the lock by which orders of one network wait for each other until the transaction ends, so that parallel
 * ones cannot pass together.
 */
export function networkLock(networkHash: Uint8Array): Prisma.Sql {
  const key = Buffer.from(networkHash).readBigInt64BE();
  return Prisma.sql`pg_advisory_xact_lock(${key}::bigint)`;
}

/**
 * SQL for what the unpaid orders of a network hold, as JSON of `Held[]`. To be read in a statement after the one that
 * took the lock, so that it sees what was committed while the lock was waited for.
 */
export function heldByNetwork(networkHash: Uint8Array): Prisma.Sql {
  return Prisma.sql`(
    SELECT coalesce(json_agg(h), '[]') FROM (
      SELECT o.currency, sum(i.pieces)::int AS pieces, sum(o.total_amount)::float8 AS value
      FROM "order" o
      JOIN LATERAL (SELECT sum(quantity) AS pieces FROM order_item WHERE order_id = o.id) i ON true
      WHERE o.network_hash = ${networkHash} AND o.status IN ('pending', 'processing')
      GROUP BY o.currency
    ) h
  )`;
}

/**
 * Judges a new order by what it and the other unpaid orders of its network hold; null when it may be placed.
 */
export function findHoldsTooMuch(
  held: readonly Held[],
  { currency, lines, totalAmount }: PricedCart,
): HoldsTooMuch | null {
  const asked = {
    currency,
    pieces: lines.reduce((sum, { quantity }) => sum + quantity, 0),
    value: totalAmount,
  };
  if (exceeds(HOLD_LIMITS.cart, [asked])) return { ok: false, kind: "holds_too_much", by: "cart" };
  const tooMuch = exceeds(HOLD_LIMITS.network, [asked, ...held]);
  return tooMuch ? { ok: false, kind: "holds_too_much", by: "network" } : null;
}
