import pg from "pg";
import { beforeAll, describe, expect, test } from "vitest";
import { owner, ownerUrl, setUpDatabase } from "@/lib/testing/database";
import { placePayment } from "@/lib/testing/payment";

setUpDatabase();

let orderId = "";
beforeAll(async () => {
  orderId = (await placePayment()).orderId;
  await owner().webhookEvent.create({
    data: { id: "evt_1", type: "charge.succeeded", livemode: false, payload: {} },
  });
});

const captured = (set: string) =>
  `UPDATE payment_attempt SET status = 'captured', payment_intent_id = 'pi_1', ${set};`;
const PAID = `UPDATE "order" SET status = 'paid', paid_at = now();
  INSERT INTO order_event (order_id, kind, from_status, to_status, cause)
    SELECT id, 'status_changed', 'pending', 'paid', 'system' FROM "order";`;
/** An order that is paid and was judged so. */
const WHEN_PAID = `${captured("amount_received = amount")}${PAID}SET CONSTRAINTS ALL IMMEDIATE;`;
const SECOND_CAPTURE = `
  INSERT INTO payment_attempt (id, order_id, status, idempotency_key, params, amount, amount_received, currency, payment_intent_id)
    SELECT gen_random_uuid(), order_id, 'captured', gen_random_uuid(), params, amount, amount, currency, 'pi_2' FROM payment_attempt`;
const REFUND = `INSERT INTO refund (id, order_id, attempt_id, status, idempotency_key, amount, currency)
  SELECT gen_random_uuid(), order_id, id, 'succeeded', gen_random_uuid(), amount, currency FROM payment_attempt`;

/** Runs statements as the owner, all of them or none. */
async function runAsOne(statements: string): Promise<void> {
  const client = new pg.Client({ connectionString: ownerUrl() });
  await client.connect();
  try {
    await client.query(statements);
  } finally {
    await client.end();
  }
}

// As the role that owns the tables: whoever writes to them, these hold. What the role that serves may not do
// besides stands in serving-role.db.test.ts.
describe("plain SQL cannot", () => {
  test.each([
    ["sell more than there is", `UPDATE product SET stock = -1`],
    ["have more in stock than ever arrived", `UPDATE product SET stock = received + 1`],
    ["give a product away by mistake", `UPDATE price SET amount = 0`],
    ["write a currency in capitals", `UPDATE price SET currency = 'USD'`],
    ["change a total without its parts", `UPDATE "order" SET total_amount = total_amount + 1`],
    ["make an amount negative", `UPDATE "order" SET discount_amount = -1, total_amount = total_amount + 1`],
    ["refund less than nothing", `UPDATE "order" SET refunded_amount = -1`],
    [
      "ask for more back than was captured",
      `INSERT INTO refund (id, order_id, attempt_id, idempotency_key, amount, currency)
       SELECT gen_random_uuid(), order_id, id, gen_random_uuid(), amount_received + 1, currency FROM payment_attempt`,
    ],
    ["mark paid without a time", `UPDATE "order" SET status = 'paid'`],
    ["rewrite the timeline", `UPDATE order_event SET cause = 'nobody'`],
    ["delete from the timeline", `DELETE FROM order_event`],
    ["empty the timeline", `TRUNCATE order_event`],
    ["take the timeline away with its order", `DELETE FROM "order"`],
    ["empty the timeline with its orders", `TRUNCATE "order" CASCADE`],
    ["rewrite what Stripe sent", `UPDATE webhook_event SET payload = '{"amount": 1}'`],
    ["change what an event was", `UPDATE webhook_event SET type = 'payment_intent.succeeded'`],
    ["move an event to another time", `UPDATE webhook_event SET received_at = now()`],
    ["delete from the inbox", `DELETE FROM webhook_event`],
    ["empty the inbox", `TRUNCATE webhook_event`],
    [
      "store a link's token instead of its hash",
      `INSERT INTO order_token SELECT 'short', id, now(), now() FROM "order"`,
    ],
    ["order a hundred of a thing", `UPDATE order_item SET quantity = 100`],
    ["order another quantity afterwards", `UPDATE order_item SET quantity = quantity + 1`],
    ["change a price afterwards", `UPDATE order_item SET unit_amount = unit_amount + 1`],
    ["take an item out of an order", `DELETE FROM order_item`],
    [
      "add an item to an order",
      `INSERT INTO product (id, slug, name, summary, description, details, image, category, position, stock, received)
         SELECT 'extra', 'extra', name, summary, description, details, image, category, position + 1, 1, 1 FROM product;
       INSERT INTO order_item (order_id, product_id, name, image, quantity, unit_amount)
         SELECT id, 'extra', 'Extra', '', 1, 1 FROM "order"`,
    ],
    [
      "change all amounts of an order",
      `UPDATE "order" SET total_amount = total_amount + 1, items_amount = items_amount + 1`,
    ],
    ["say that money went back which did not", `UPDATE "order" SET refunded_amount = 1`],
    ["refund without saying so", REFUND],
    ["move an order without telling", `UPDATE "order" SET status = 'processing'`],
    ["mark paid without money", PAID],
    ["mark paid with less than its money", captured("amount_received = amount - 1") + PAID],
    [
      "mark paid with money of another currency",
      captured("amount_received = amount, currency = 'kwd'") + PAID,
    ],
    [
      "mark paid with another part than was decided",
      captured("amount_received = 2, capture_amount = 1") + PAID,
    ],
    [
      "say afterwards that another amount was to be captured",
      `${WHEN_PAID}UPDATE payment_attempt SET capture_amount = amount - 1`,
    ],
    ["decide to capture less than nothing", `UPDATE payment_attempt SET capture_amount = -1`],
    ["capture a paid order's money twice, with nobody to look", WHEN_PAID + SECOND_CAPTURE],
    ["take a paid order's money away", `${WHEN_PAID}UPDATE payment_attempt SET status = 'canceled'`],
    ["delete a paid order's payment", `${WHEN_PAID}DELETE FROM payment_attempt`],
    ["capture without a PaymentIntent", `UPDATE payment_attempt SET status = 'captured'`],
    ["receive less than nothing", `UPDATE payment_attempt SET amount_received = -1`],
    ["install twice", `INSERT INTO installation (id, app_id) VALUES (2, 'another')`],
    ["delete a product that was ordered", `DELETE FROM product`],
    [
      "open a second attempt for an order",
      `INSERT INTO payment_attempt (id, order_id, idempotency_key, params, amount, currency)
       SELECT gen_random_uuid(), order_id, gen_random_uuid(), params, amount, currency FROM payment_attempt`,
    ],
    [
      "open a second order for a cart version",
      `INSERT INTO "order" (id, number, cart_id, cart_version, currency, items_amount, shipping_amount, total_amount,
         livemode, email, shipping_name, shipping_line1, shipping_city, shipping_postal_code, shipping_country,
         shipping_method_id, shipping_method_name)
       SELECT gen_random_uuid(), number + 1, cart_id, cart_version, currency, items_amount, shipping_amount, total_amount,
         livemode, email, shipping_name, shipping_line1, shipping_city, shipping_postal_code, shipping_country,
         shipping_method_id, shipping_method_name FROM "order"`,
    ],
  ])("%s", async (_, statements) => {
    await expect(runAsOne(statements)).rejects.toThrow(/violates|may not|never changed/);
  });

  test("keep an order from being paid with its money and told, or under review with other money", async () => {
    const undone = "SET CONSTRAINTS ALL IMMEDIATE; SELECT 1/0";
    await expect(runAsOne(captured("amount_received = amount") + PAID + undone)).rejects.toThrow(
      "division by zero",
    );
    const part = captured("amount_received = 1, capture_amount = 1");
    await expect(runAsOne(part + PAID + undone)).rejects.toThrow("division by zero");
    const reviewed = `INSERT INTO review (order_id, reason, subject) SELECT id, 'another_amount', 'pi_1' FROM "order";`;
    const less = captured("amount_received = amount - 1") + reviewed + PAID;
    await expect(runAsOne(less + undone)).rejects.toThrow("division by zero");
  });
});

describe("the invariants find what constraints cannot", () => {
  // Each case breaks one rule inside a transaction that is rolled back.
  async function violationsAfter(...statements: string[]): Promise<string[]> {
    class Undo extends Error {}
    let names: string[] = [];
    await owner()
      .$transaction(async (tx) => {
        for (const statement of statements) await tx.$executeRawUnsafe(statement);
        const rows = await tx.$queryRaw<{ name: string }[]>`SELECT DISTINCT name FROM invariant_violation`;
        names = rows.map(({ name }) => name).sort();
        throw new Undo();
      })
      .catch((error) => {
        if (!(error instanceof Undo)) throw error;
      });
    return names;
  }

  test("nothing is wrong to begin with", async () => {
    expect(await violationsAfter()).toEqual([]);
  });

  test("I1: a paid order without its money", async () => {
    expect(await violationsAfter(`UPDATE "order" SET status = 'paid', paid_at = now()`)).toContain("I1");
  });

  test("I1: the part that was decided is right, and no other", async () => {
    const captured = (set: string) =>
      `UPDATE payment_attempt SET status = 'captured', payment_intent_id = 'pi_1', ${set}`;
    const paid = `UPDATE "order" SET status = 'paid', paid_at = now()`;
    expect(await violationsAfter(captured("amount_received = 1, capture_amount = 1"), paid)).not.toContain(
      "I1",
    );
    expect(await violationsAfter(captured("amount_received = 1"), paid)).toContain("I1");
    expect(await violationsAfter(captured("amount_received = amount, capture_amount = 1"), paid)).toContain(
      "I1",
    );
  });

  test("I2 and I10: money for an order that is not paid", async () => {
    const captured = `UPDATE payment_attempt SET status = 'captured', payment_intent_id = 'pi_1', amount_received = amount`;
    expect(await violationsAfter(captured)).toContain("I2");
    expect(await violationsAfter(captured, `UPDATE "order" SET status = 'canceled'`)).toEqual(
      expect.arrayContaining(["I10", "I2"]),
    );
  });

  test("I3 and I5: refunds above what was captured, and a sum that disagrees", async () => {
    expect(await violationsAfter(REFUND)).toEqual(["I3", "I5"]);
  });

  test("I4: stock that went nowhere", async () => {
    expect(await violationsAfter(`UPDATE product SET stock = stock - 1`)).toEqual(["I4"]);
  });

  test("I5: items that do not add up to the order", async () => {
    expect(await violationsAfter(`DELETE FROM order_item`)).toEqual(["I4", "I5"]);
  });

  test("I7: a status without a row on the timeline", async () => {
    expect(await violationsAfter(`UPDATE "order" SET status = 'processing'`)).toEqual(["I7"]);
  });

  test("I8: two changes by one event", async () => {
    const change = (from: string, to: string) =>
      `INSERT INTO order_event (order_id, kind, from_status, to_status, cause, webhook_event_id)
       VALUES ('${orderId}', 'status_changed', '${from}', '${to}', 'webhook', 'evt_1')`;
    expect(await violationsAfter(change("pending", "processing"), change("processing", "pending"))).toContain(
      "I8",
    );
  });
});
