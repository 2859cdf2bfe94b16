import type { Violation } from "@/faults/oracle/rule";
import { judge } from "@/faults/oracle/rules";
import { readShopSide } from "@/faults/oracle/shop-side";
import { listAll, readStripeSide } from "@/faults/oracle/stripe-side";
import { SECRET_KEY, type World } from "./world";

/** Where a run begins: what earlier runs left in the shop is not its business. */
export type Start = { afterNumber: number; earlierEvents: ReadonlySet<string> };

/** Forgets all at Stripe and clears what earlier runs left in the shop, so that each is judged by itself. */
export async function startFresh(world: World): Promise<Start> {
  world.acknowledged.clear();
  const made = await listAll<{ id: string }>(world.stripeUrl, SECRET_KEY, "events");
  await world.sandbox.control("reset", {});
  await world.query(`
    BEGIN;
    SET LOCAL session_replication_role = replica;
    DELETE FROM outbox;
    DELETE FROM graphile_worker._private_jobs;
    DELETE FROM reconcile_cursor;
    DELETE FROM reconcile_finding;
    DELETE FROM review WHERE order_id IS NULL;
    DELETE FROM webhook_event;
    COMMIT`);
  const [row] = await world.query<{ number: number }>(
    'SELECT coalesce(max(number), 0) AS number FROM "order"',
  );
  return { afterNumber: row?.number ?? 0, earlierEvents: new Set(made.map(({ id }) => id)) };
}

/** Asks the oracle and the database's own views whether everything since `start` is as it must be. */
export async function judgeRun(world: World, start: Start, settled = true): Promise<Violation[]> {
  const all = await readShopSide(world.query, start.afterNumber);
  // A delivery of before may have been on its way while everything was forgotten.
  const shop = { ...all, events: all.events.filter(({ id }) => !start.earlierEvents.has(id)) };
  const stripe = await readStripeSide(world.stripeUrl, SECRET_KEY);
  const broken = await world.query<{ name: string; subject: string; detail: string }>(
    "SELECT name, subject, detail FROM invariant_violation",
  );
  const recorded = new Set(shop.events.map(({ id }) => id));
  const lost = [...world.acknowledged].filter((id) => !recorded.has(id));
  return [
    ...lost.map((id) => ({
      rule: "what was acknowledged is written",
      subject: id,
      detail: "is not in the inbox",
    })),
    ...judge({ stripe, shop, settled }),
    ...broken.map(({ name, subject, detail }) => ({ rule: name, subject, detail })),
  ];
}
