import { randomUUID } from "node:crypto";
import Stripe from "stripe";
import { installation } from "@/lib/installation";
import { stripe } from "@/lib/stripe/client";
import type { PrismaClient } from "@/prisma/generated/client";
import { type Cpu, cpuBetween, readCpu } from "./cpu";
import { CONNECTIONS, fire, type LoadResult, type Shot } from "./load";
import { figure, heading, median } from "./report";

const EVENTS_PER_ROUND = 2_000;
const ROUNDS = 3;
const ALONE = 300;

type Attempt = { id: string; orderId: string; paymentIntentId: string; amount: number };

/** Unpaid orders with a PaymentIntent each, written straight into the tables. */
async function makeAttempts(prisma: PrismaClient, count: number): Promise<Attempt[]> {
  const product = await prisma.product.findFirstOrThrow({ orderBy: { position: "asc" } });
  await prisma.$executeRaw`UPDATE product SET received = received + ${count} WHERE id = ${product.id}`;
  const attempts = await prisma.$queryRaw<Attempt[]>`
    WITH placed AS (
      INSERT INTO "order" (id, cart_version, currency, items_amount, shipping_amount, total_amount, livemode, email,
        shipping_name, shipping_line1, shipping_city, shipping_postal_code, shipping_country, shipping_method_id,
        shipping_method_name)
      SELECT gen_random_uuid(), 1, 'usd', 4800, 500, 5300, false, 'bench@example.com', 'Bench', '1 Street', 'Town',
             '1000', 'GB', 'standard', 'Standard'
      FROM generate_series(1, ${count})
      RETURNING id
    ), items AS (
      INSERT INTO order_item (order_id, product_id, name, image, quantity, unit_amount)
      SELECT id, ${product.id}, ${product.name}, ${product.image}, 1, 4800 FROM placed
    ), told AS (
      INSERT INTO order_event (order_id, kind, to_status, cause) SELECT id, 'placed', 'pending', 'shopper' FROM placed
    )
    INSERT INTO payment_attempt (id, order_id, status, idempotency_key, params, amount, currency, payment_intent_id)
    SELECT gen_random_uuid(), id, 'payable', gen_random_uuid(), '{}', 5300, 'usd',
           'pi_' || replace(gen_random_uuid()::text, '-', '')
    FROM placed
    RETURNING id, order_id AS "orderId", payment_intent_id AS "paymentIntentId", amount`;
  // As autovacuum does in a shop, where nobody orders thousands of things at once.
  for (const table of [
    "order",
    "order_item",
    "order_event",
    "payment_attempt",
    "webhook_event",
    "mail",
    "outbox",
  ])
    await prisma.$executeRawUnsafe(`ANALYZE "${table}"`);
  return attempts;
}

function signed(type: string, object: object, secret: string): Shot {
  const event = {
    id: `evt_${randomUUID().replaceAll("-", "")}`,
    object: "event",
    api_version: "2026-10-28.endive",
    created: Math.floor(Date.now() / 1000),
    data: { object },
    livemode: false,
    pending_webhooks: 1,
    request: { id: null, idempotency_key: null },
    type,
  };
  const payload = JSON.stringify(event, null, 2);
  const header = Stripe.webhooks.generateTestHeaderString({ payload, secret });
  return { body: payload, headers: { "content-type": "application/json", "stripe-signature": header } };
}

/**
 * Events applied per second through `app/api/webhooks`, beside two routes of the same build that bound it:
 * one that does nothing and one with the plainest transaction. The routes take turns, so that a change of
 * the machine's pace hits all of them.
 */
export async function benchWebhooks(input: {
  appUrl: string;
  prisma: PrismaClient;
  webhookSecret: string;
  /** Any PaymentIntent, so that bodies look and weigh as they really do. */
  paymentIntentId: string;
}): Promise<void> {
  const { appUrl, prisma, webhookSecret } = input;
  const { appId } = await installation();
  const { lastResponse, ...paymentIntent } = await stripe().paymentIntents.retrieve(input.paymentIntentId);
  const about = ({ id, orderId, paymentIntentId, amount }: Attempt, status: string) => ({
    ...paymentIntent,
    id: paymentIntentId,
    amount,
    amount_received: status === "succeeded" ? amount : 0,
    currency: "usd",
    status,
    metadata: { app: appId, order_id: orderId, attempt_id: id },
  });
  const results = new Map<string, (LoadResult & { cpu: Cpu })[]>();
  async function run(name: string, path: string, shots: readonly Shot[], connections = CONNECTIONS) {
    const before = await readCpu(input);
    const result = await fire(new URL(path, appUrl), shots, connections);
    const cpu = cpuBetween(before, await readCpu(input));
    results.set(name, [...(results.get(name) ?? []), { ...result, cpu }]);
  }

  for (let round = 0; round <= ROUNDS; round++) {
    const attempts = await makeAttempts(prisma, EVENTS_PER_ROUND + ALONE);
    const many = attempts.slice(0, EVENTS_PER_ROUND);
    // Signed just before they are sent: on a slow machine a round may take longer than a signature is good for.
    const created = () =>
      many.map((attempt) =>
        signed("payment_intent.created", about(attempt, "requires_payment_method"), webhookSecret),
      );
    const paid = (of = many) =>
      of.map((attempt) => signed("payment_intent.succeeded", about(attempt, "succeeded"), webhookSecret));
    const alone = () => paid(attempts.slice(EVENTS_PER_ROUND));
    await run("nothing", "/bench/nothing", paid());
    await run("transaction", "/bench/interactive-transaction", paid());
    await run("created", "/api/webhooks", created());
    await run("succeeded", "/api/webhooks", paid());
    await run("nothing alone", "/bench/nothing", alone(), 1);
    await run("transaction alone", "/bench/interactive-transaction", alone(), 1);
    await run("succeeded alone", "/api/webhooks", alone(), 1);
    // The first round only warms up.
    if (round === 0) results.clear();
  }

  const paidOrders = await prisma.order.count({ where: { status: "paid" } });
  const expected = (EVENTS_PER_ROUND + ALONE) * (ROUNDS + 1);
  if (paidOrders !== expected) throw new Error(`${paidOrders} orders are paid, not ${expected}`);

  const of = (name: string, value: (result: LoadResult & { cpu: Cpu }) => number) =>
    median((results.get(name) ?? []).map(value));
  const rate = (name: string) => of(name, ({ perSecond }) => perSecond);
  heading(
    `Webhook events, ${EVENTS_PER_ROUND} a round over ${CONNECTIONS} connections, median of ${ROUNDS} rounds`,
  );
  for (const [what, name] of [
    ["empty route handler", "nothing"],
    ["signature and the plainest transaction", "transaction"],
    ["payment_intent.created, nothing to change", "created"],
    ["payment_intent.succeeded, order paid", "succeeded"],
  ] as const) {
    const ms = (part: keyof Cpu) => ((of(name, ({ cpu }) => cpu[part]) / EVENTS_PER_ROUND) * 1000).toFixed(2);
    figure(
      what,
      `${rate(name).toFixed(0)}/s`,
      `p50 ${of(name, ({ p50Ms }) => p50Ms).toFixed(1)} ms, p99 ${of(name, ({ p99Ms }) => p99Ms).toFixed(1)} ms, ` +
        `${(rate(name) / rate("nothing")).toFixed(2)} × the empty handler, ` +
        `${(rate(name) / rate("transaction")).toFixed(2)} × the plain transaction`,
    );
    figure(
      "",
      "",
      `CPU ms an event: app ${ms("app")}, database ${ms("database")}, generator ${ms("generator")}`,
    );
  }
  heading(`The same over one connection, ${ALONE} a round`);
  for (const [what, name] of [
    ["empty route handler", "nothing alone"],
    ["signature and the plainest transaction", "transaction alone"],
    ["payment_intent.succeeded, order paid", "succeeded alone"],
  ] as const)
    figure(what, `p50 ${of(name, ({ p50Ms }) => p50Ms).toFixed(2)} ms`);
}
