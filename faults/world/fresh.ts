import type { Violation } from "@/faults/oracle/rule";
import { judge } from "@/faults/oracle/rules";
import { readShopSide } from "@/faults/oracle/shop-side";
import { listAll, readStripeSide } from "@/faults/oracle/stripe-side";
import { SECRET_KEY, type World } from "./world";

/** Where a run begins: an event that Stripe made before may still arrive, and is not its business. */
export type Start = { earlierEvents: ReadonlySet<string> };

// What a shop has before anybody came, and what says who is at work in it.
const KEPT = ["_prisma_migrations", "installation", "shipping_method", "shipping_rate", "worker_life"];

/** Forgets all at Stripe and in the shop, so that each run is judged by itself, and the thousandth as fast as the first. */
export async function startFresh(world: World): Promise<Start> {
  world.acknowledged.clear();
  const made = await listAll<{ id: string }>(world.stripeUrl, SECRET_KEY, "events");
  await world.sandbox.control("reset", {});
  await world.query(`
    BEGIN;
    SET LOCAL session_replication_role = replica;
    DELETE FROM graphile_worker._private_jobs;
    ${(await tablesOf(world)).map((name) => `DELETE FROM ${name};`).join("\n")}
    COMMIT`);
  return { earlierEvents: new Set(made.map(({ id }) => id)) };
}

let tables: string[] | undefined;

async function tablesOf({ query }: World): Promise<string[]> {
  if (tables) return tables;
  const found = await query<{ name: string }>(`
    SELECT quote_ident(tablename) AS name FROM pg_tables
    WHERE schemaname = 'public' AND tablename <> ALL ('{${KEPT.join(",")}}')`);
  tables = found.map(({ name }) => name);
  return tables;
}

/** Asks the oracle and the database's own views whether everything since `start` is as it must be. */
export async function judgeRun(world: World, start: Start, settled = true): Promise<Violation[]> {
  const all = await readShopSide(world.query);
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
