import { describe, expect, test } from "vitest";
import { prisma } from "@/lib/prisma";
import { setUpDatabase } from "@/lib/testing/database";

setUpDatabase();

describe("whoever gets hold of the role that serves cannot", () => {
  test.each([
    ["delete the timeline", `DELETE FROM order_event`],
    ["rewrite the timeline", `UPDATE order_event SET cause = 'nobody'`],
    ["empty the timeline", `TRUNCATE order_event`],
    ["delete the inbox", `DELETE FROM webhook_event`],
    ["rewrite what Stripe sent", `UPDATE webhook_event SET payload = '{}'`],
    ["take a payload away by itself", `UPDATE webhook_event SET payload_removed_at = now()`],
    ["give an event another id", `UPDATE webhook_event SET id = 'evt_other'`],
    ["give an event another type", `UPDATE webhook_event SET type = 'charge.succeeded'`],
    ["give an event another time", `UPDATE webhook_event SET received_at = now()`],
    ["delete orders", `DELETE FROM "order"`],
    ["delete payment attempts", `DELETE FROM payment_attempt`],
    ["delete refunds", `DELETE FROM refund`],
    ["delete mails", `DELETE FROM mail`],
    ["delete the items of an order", `DELETE FROM order_item`],
    ["change what was ordered", `UPDATE order_item SET quantity = 1`],
    ["change an order's total", `UPDATE "order" SET total_amount = 1, items_amount = 1, shipping_amount = 0`],
    ["change an order's currency", `UPDATE "order" SET currency = 'jpy'`],
    ["move an order to the other mode", `UPDATE "order" SET livemode = NOT livemode`],
    ["change the amount of an attempt", `UPDATE payment_attempt SET amount = 1`],
    ["give an attempt another key", `UPDATE payment_attempt SET idempotency_key = gen_random_uuid()`],
    ["change a refund's amount", `UPDATE refund SET amount = 1`],
    ["send a mail to somebody else", `UPDATE mail SET recipient = 'eve@example.com'`],
    ["take a price away", `DELETE FROM price`],
    ["hide that a price was changed", `DELETE FROM price_change`],
    ["say that somebody else changed it", `UPDATE price_change SET changed_by = 'eve'`],
    ["write the ledger of the stock anew", `UPDATE stock_move SET pieces = 1`],
    ["delete a product", `DELETE FROM product`],
    ["hide what was received", `UPDATE product SET received = stock`],
    ["hide what came and went", `DELETE FROM stock_move`],
    ["become another installation", `UPDATE installation SET app_id = 'till_other'`],
    [
      "pretend a migration ran",
      `INSERT INTO _prisma_migrations (id, checksum, migration_name) VALUES ('1', '', '1')`,
    ],
    ["make a table", `CREATE TABLE public.loot (row text)`],
    ["drop a table", `DROP TABLE mail`],
    ["add a column", `ALTER TABLE mail ADD COLUMN copy text`],
    ["switch a trigger off", `ALTER TABLE order_event DISABLE TRIGGER order_event_stays`],
    ["switch all triggers off", `SET session_replication_role = replica`],
    [
      "replace a rule",
      `CREATE OR REPLACE FUNCTION order_status_may_move(a order_status, b order_status)
       RETURNS boolean LANGUAGE sql AS 'SELECT true'`,
    ],
    ["make a role", `CREATE ROLE eve LOGIN`],
    ["become the role that owns", `SET ROLE till_owner`],
    ["read the server's passwords", `SELECT rolpassword FROM pg_authid`],
    ["read the server's files", `SELECT pg_read_file('postmaster.pid')`],
  ])("%s", async (_, statement) => {
    await expect(prisma().$executeRawUnsafe(statement)).rejects.toThrow(/permission denied|must be owner/);
  });
});

test("it can read every table of the shop: a new one needs its line in serving-role.sql", async () => {
  const closed = await prisma().$queryRaw`
    SELECT oid::regclass::text AS name FROM pg_class
    WHERE relnamespace = 'public'::regnamespace AND relkind = 'r' AND NOT has_table_privilege(oid, 'SELECT')`;
  expect(closed).toEqual([]);
});
