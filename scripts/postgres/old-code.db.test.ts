import { randomUUID } from "node:crypto";
import type pg from "pg";
import { beforeAll, expect, inject, test } from "vitest";
import { type DatabaseUrls, withClient } from "./connect";
import { migrate } from "./migrate";
import { readMigrations, readSchema } from "./migration-files";
import { withSchemaEngine } from "./schema-engine";

/**
 * The newest migration of the version before. At a release it becomes the newest there is, and the statements
 * below become what that version sends.
 */
const BEFORE = "20261125080000_network_declines";

async function createDatabase(name: string): Promise<DatabaseUrls> {
  const { superuser, owner, serving } = inject("databaseUrls");
  await withClient(superuser, (client) => client.query(`CREATE DATABASE ${name} OWNER till_owner`));
  const here = (address: string) => Object.assign(new URL(address), { pathname: `/${name}` }).href;
  return { owner: here(owner), serving: here(serving) };
}

type Column = { name: string; type: string; nullable: boolean; needed: boolean };

async function columns(url: string): Promise<Map<string, Column>> {
  const { rows } = await withClient(url, (client) =>
    client.query<Column>(`
      SELECT c.table_name || '.' || column_name AS name, udt_name AS type, is_nullable = 'YES' AS nullable,
             is_nullable = 'NO' AND column_default IS NULL AS needed
      FROM information_schema.columns c JOIN information_schema.tables t USING (table_schema, table_name)
      WHERE table_schema = 'public' AND table_type = 'BASE TABLE' AND c.table_name <> '_prisma_migrations'`),
  );
  return new Map(rows.map((row) => [row.name, row]));
}

let before: DatabaseUrls;
let now: DatabaseUrls;
beforeAll(async () => {
  before = await createDatabase("schema_before");
  const all = await readMigrations();
  const older = all.migrationDirectories.filter(({ path }) => path <= BEFORE);
  await withSchemaEngine(before.owner, await readSchema(), (engine) =>
    engine.applyMigrations({
      migrationsList: { ...all, migrationDirectories: older },
      filters: { externalTables: [], externalEnums: [] },
    }),
  );
  now = await createDatabase("schema_now");
  await migrate(now);
});

test("every column that the version before reads is there, of the same type", async () => {
  const [old, current] = [await columns(before.owner), await columns(now.owner)];
  expect(old.size).toBeGreaterThan(100);
  for (const [name, { type, nullable }] of old) {
    expect(current.get(name), name).toMatchObject({
      type,
      nullable: nullable || current.get(name)?.nullable,
    });
  }
});

test("no new column of a table that the version before fills has to be given", async () => {
  const [old, current] = [await columns(before.owner), await columns(now.owner)];
  const tables = new Set([...old.keys()].map((name) => name.split(".")[0]));
  const demanded = [...current.values()].filter(
    ({ name, needed }) => needed && tables.has(name.split(".")[0]) && !old.get(name)?.needed,
  );
  expect(demanded).toEqual([]);
});

/** What the version before sends to place an order for two bowls and to begin its payment; returns order and attempt. */
async function place(client: pg.Client): Promise<{ order: string; attempt: string }> {
  const [order, attempt, cart] = [randomUUID(), randomUUID(), randomUUID()];
  await client.query("BEGIN");
  await client.query("INSERT INTO cart (id, token_hash) VALUES ($1, sha256($2))", [cart, cart]);
  await client.query(
    `INSERT INTO "order" (id, cart_id, cart_version, currency, items_amount, shipping_amount, tax_amount, discount_amount,
       total_amount, livemode, network_hash, email, shipping_name, shipping_line1, shipping_city, shipping_postal_code,
       shipping_country, shipping_method_id, shipping_method_name)
     VALUES ($1, $2, 1, 'usd', 9600, 500, 0, 0, 10100, false, NULL, 'ada@example.com', 'Ada', '1 Street', 'Town', '1000', 'GB',
       'standard', 'Standard')`,
    [order, cart],
  );
  await client.query(
    `INSERT INTO order_item (order_id, product_id, name, image, quantity, unit_amount) VALUES ($1, 'bowl', 'Bowl', '', 2, 4800)`,
    [order],
  );
  await client.query(
    "INSERT INTO order_event (order_id, kind, to_status, cause) VALUES ($1, 'placed', 'pending', 'shopper')",
    [order],
  );
  await client.query("UPDATE product SET stock = stock - 2 WHERE id = 'bowl'");
  await begin(client, order, attempt);
  await client.query("COMMIT");
  return { order, attempt };
}

async function begin(client: pg.Client, order: string, attempt: string): Promise<void> {
  await client.query(
    `INSERT INTO payment_attempt (id, order_id, idempotency_key, params, amount, currency)
     VALUES ($1, $2, $3, '{}', 10100, 'usd')`,
    [attempt, order, randomUUID()],
  );
  await client.query(
    `UPDATE payment_attempt SET payment_intent_id = $2, status = 'payable', updated_at = now() WHERE id = $1`,
    [attempt, `pi_${attempt}`],
  );
}

async function moveOrder(client: pg.Client, order: string, from: string, to: string): Promise<void> {
  await client.query(
    `WITH moved AS (
       UPDATE "order"
       SET status = $3::order_status, updated_at = now(),
           paid_at = CASE WHEN $3::order_status = 'paid' THEN now() ELSE paid_at END
       WHERE id = $1 AND status = $2::order_status RETURNING id
     )
     INSERT INTO order_event (order_id, kind, from_status, to_status, cause, webhook_event_id, detail)
     SELECT id, 'status_changed', $2::order_status, $3::order_status, 'webhook', NULL, '{}' FROM moved`,
    [order, from, to],
  );
}

const CAPTURE = `UPDATE payment_attempt SET payment_intent_id = $2, status = 'captured', amount_received = 10100, updated_at = now()
  WHERE id = $1`;

async function pay(client: pg.Client, { order, attempt }: { order: string; attempt: string }): Promise<void> {
  await client.query("BEGIN");
  await client.query(
    `INSERT INTO webhook_event (id, type, object_id, payment_intent_id, livemode, payload, outcome, handled_at)
     VALUES ($1, 'payment_intent.succeeded', $2, $2, false, '{}', 'applied', now())`,
    [`evt_${attempt}`, `pi_${attempt}`],
  );
  await moveOrder(client, order, "pending", "paid");
  await client.query(CAPTURE, [attempt, `pi_${attempt}`]);
  const { rows } = await client.query(
    `INSERT INTO mail (id, order_id, kind, recipient) VALUES ($1, $2, 'order_confirmed', 'ada@example.com')
     ON CONFLICT (order_id, kind) DO NOTHING RETURNING id`,
    [randomUUID(), order],
  );
  await client.query("SELECT graphile_worker.add_job('send_mail', $1::json, job_key := $2)", [
    JSON.stringify({ mailId: rows[0].id }),
    `mail:${rows[0].id}`,
  ]);
  await client.query("COMMIT");
}

/** Runs `use` as the role that serves, on a shelf with ten bowls, and returns the rules that are broken afterwards. */
async function brokenAfter(use: (client: pg.Client) => Promise<void>): Promise<unknown[]> {
  await withClient(now.owner, (client) =>
    client.query(`
      INSERT INTO product (id, slug, name, summary, description, details, image, category, position, stock, received)
      VALUES ('bowl', 'bowl', 'Bowl', '', '', '{}', '', '', 1, 10, 10) ON CONFLICT DO NOTHING`),
  );
  return await withClient(now.serving, async (client) => {
    await use(client);
    return (await client.query("SELECT name, detail FROM invariant_violation")).rows;
  });
}

test("the version before places an order and marks it paid, statement by statement", async () => {
  expect(await brokenAfter(async (client) => pay(client, await place(client)))).toEqual([]);
});

test("the version before closes an unpaid order", async () => {
  const broken = await brokenAfter(async (client) => {
    const { order, attempt } = await place(client);
    await client.query("BEGIN");
    await client.query(`UPDATE payment_attempt SET status = 'canceled' WHERE id = $1`, [attempt]);
    await moveOrder(client, order, "pending", "canceled");
    await client.query("UPDATE product SET stock = stock + 2 WHERE id = 'bowl'");
    await client.query("COMMIT");
  });
  expect(broken).toEqual([]);
});

test("the version before writes down that an order was paid twice", async () => {
  const broken = await brokenAfter(async (client) => {
    const { order, attempt } = await place(client);
    await pay(client, { order, attempt });
    const second = randomUUID();
    await client.query("BEGIN");
    await begin(client, order, second);
    await client.query(CAPTURE, [second, `pi_${second}`]);
    await client.query(
      `UPDATE "order" SET review_reason = coalesce(review_reason, 'paid_twice') WHERE id = $1`,
      [order],
    );
    await client.query("COMMIT");
  });
  expect(broken).toEqual([]);
});
