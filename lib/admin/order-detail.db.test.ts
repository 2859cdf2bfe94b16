import { randomUUID } from "node:crypto";
import { expect, test } from "vitest";
import { installation } from "@/lib/installation";
import { transact } from "@/lib/outbox/transact";
import { applyFacts } from "@/lib/payments/apply-facts";
import { prisma } from "@/lib/prisma";
import { owner, setUpDatabase } from "@/lib/testing/database";
import { type PlacedPayment, placePayment, succeeded } from "@/lib/testing/payment";
import { readHealth } from "./health";
import { findEvent, listEvents, readEventsQuery } from "./list-events";
import { encodePosition, PAGE_SIZE } from "./list-position";
import { findOrderDetail } from "./order-detail";

setUpDatabase();

/** Does what the webhook does with an event about these facts: records it and applies it. Returns its id. */
async function receive(type: string, facts: PlacedPayment["facts"]): Promise<string> {
  const { appId } = await installation();
  const id = `evt_${randomUUID().replaceAll("-", "")}`;
  await transact(async (tx) => {
    const cause = { by: "webhook", webhookEventId: id } as const;
    const fact = { kind: "payment", payment: facts, asked: false } as const;
    const [outcome = null] = await applyFacts(tx, [{ fact, cause }], appId);
    const payload = {
      id,
      object: "event",
      type,
      data: { object: { id: facts.id, client_secret: "secret" } },
    };
    const { livemode, id: paymentIntentId } = facts;
    const handledAt = new Date();
    await tx.webhookEvent.create({
      data: { id, type, livemode, paymentIntentId, payload, outcome, handledAt },
    });
  });
  return id;
}

test("an order tells what happened, by which event, and shows what Stripe sent", async () => {
  const { orderId, facts } = await placePayment();
  const created = await receive("payment_intent.created", facts);
  const paid = await receive("payment_intent.succeeded", succeeded(facts));

  const order = await findOrderDetail(orderId);
  expect(order).toMatchObject({ status: "paid", reviews: [], attempts: [{ status: "captured" }] });
  expect(order?.timeline.map(({ title }) => title)).toEqual(["Placed", "Payment started", "Paid"]);
  expect(order?.timeline.at(-1)).toMatchObject({ subject: "Stripe’s event", webhookEventId: paid });
  expect(order?.events.map(({ id, outcome }) => [id, outcome])).toEqual([
    [created, "applied"],
    [paid, "applied"],
  ]);
  expect(JSON.parse(order?.events.at(-1)?.payload ?? "")).toMatchObject({ id: paid });
  expect(order?.events.at(-1)?.payload).toContain("[hidden]");
  expect(order?.version).toBe(order?.timeline.at(-1)?.id);
  expect(order?.items).toHaveLength(1);
});

test("an order under review says why in a sentence", async () => {
  const { orderId, facts } = await placePayment();
  await receive("payment_intent.succeeded", succeeded({ ...facts, amount: facts.amount + 1 }));
  expect((await findOrderDetail(orderId))?.reviews).toMatchObject([
    {
      ...{ sentence: "Another amount was captured than anybody decided here.", closed: null },
      choices: ["accept_amount", "refund_captured", "handled_outside"],
    },
  ]);
});

test.each(["nope", "", "0b0e5f3e-6f0e-4c8e-9a53-6a3a3f6b3a11", "../orders", "' OR true"])(
  "there is no order %j",
  async (id) => {
    expect(await findOrderDetail(id)).toBeNull();
  },
);

test("an event is found with its order, and what is no event id is not looked for", async () => {
  const { orderId, facts } = await placePayment();
  const id = await receive("payment_intent.succeeded", succeeded(facts));
  expect(await findEvent(id)).toMatchObject({ id, order: { id: orderId } });
  expect(await findEvent("evt_unknown")).toBeNull();
  expect(await findEvent("pi_1")).toBeNull();
});

test("walking through the events meets every one once, although they came in the same moment", async () => {
  const { livemode } = await installation();
  const receivedAt = new Date(Date.UTC(2020, 0, 1));
  const ids = Array.from({ length: PAGE_SIZE * 2 + 3 }, (_, n) => `evt_walk${n}`);
  await prisma().webhookEvent.createMany({
    data: ids.map((id) => ({ id, type: "charge.succeeded", livemode, payload: {}, receivedAt })),
  });
  const met: string[] = [];
  for (let address: Record<string, string> | null = {}; address; ) {
    const page = readEventsQuery(address);
    if (!page) throw new Error("the list gave out an address it does not take");
    const { events, links } = await listEvents(page);
    met.push(...events.map(({ id }) => id));
    address = links.older ? { older: links.older } : null;
  }
  expect(met).toHaveLength(new Set(met).size);
  expect(met.filter((id) => id.startsWith("evt_walk")).sort()).toEqual(ids.sort());
});

test.each([{ older: "x" }, { older: ["a", "b"] }, { page: "2" }])(
  "%j is no address of the events",
  (address) => {
    expect(readEventsQuery(address)).toBeNull();
  },
);

test("the events are narrowed to what became of them, from page to page", async () => {
  const { facts } = await placePayment();
  const dead = await receive("payment_intent.created", facts);
  await prisma().webhookEvent.update({ where: { id: dead }, data: { outcome: "dead", handledAt: null } });
  const failed = await receive("payment_intent.created", facts);
  await prisma().webhookEvent.update({ where: { id: failed }, data: { outcome: null, handledAt: null } });
  const idsOf = async (outcome: string) => {
    const query = readEventsQuery({ outcome });
    return query && (await listEvents(query)).events.map(({ id }) => id);
  };
  expect(await idsOf("dead")).toEqual([dead]);
  expect(await idsOf("failed")).toContain(failed);
  expect(await idsOf("failed")).not.toContain(dead);
  expect(await idsOf("parked")).toEqual([]);
  expect(await idsOf("applied")).not.toContain(dead);
  expect(readEventsQuery({ outcome: "nonsense" })).toBeNull();
});

test("an address of the events has one direction", () => {
  const cursor = encodePosition({ at: new Date(0), id: "evt_1" });
  expect(readEventsQuery({ older: cursor, newer: cursor })).toBeNull();
});

test("the checks name what is broken", async () => {
  const { productId } = await placePayment();
  await owner().product.update({ where: { id: productId }, data: { stock: { decrement: 1 } } });
  expect(await readHealth()).toMatchObject({
    kind: "checked",
    broken: [{ name: "I4", cases: [{ label: productId, href: null }] }],
  });
});
