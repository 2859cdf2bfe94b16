import { randomUUID } from "node:crypto";
import fc from "fast-check";
import { afterEach, describe, expect, test } from "vitest";
import { REFUND_STATUSES } from "@/lib/payments/decide/order-state";
import { prisma } from "@/lib/prisma";
import { owner, setUpDatabase } from "@/lib/testing/database";
import { apply, jobsOf, orderOf, placePayment, succeeded } from "@/lib/testing/payment";
import { expectInvariantsToHold } from "@/lib/testing/shop";
import type { Shipment } from "./decide-parcel";
import { linesToShip } from "./fulfilment";
import { markParcel, markShipped, parcelState } from "./ship-orders";

setUpDatabase();
afterEach(expectInvariantsToHold);

/** A paid order for two pieces of one product. */
async function paidOrder() {
  const placed = await placePayment();
  await apply(succeeded(placed.facts));
  return placed;
}

const shipment = (more: Partial<Shipment> = {}): Shipment => ({
  ...{ parcelId: randomUUID(), what: "all", carrier: null, trackingNumber: null },
  ...more,
});
async function ship(orderId: string, more: Partial<Shipment> = {}) {
  const asked = shipment(more);
  return (await markShipped(new Map([[orderId, asked]]), "ann")).get(orderId);
}
const parcelsOf = (orderId: string) =>
  prisma().parcel.findMany({ where: { orderId }, include: { lines: true }, orderBy: { shippedAt: "asc" } });
const isToShip = async (orderId: string) => (await orderOf(orderId)).toShip;
const DONE = { ok: true, unchanged: false };

/** A refund that stands in the database as it is. */
async function refundRow(
  orderId: string,
  more: object = {},
  lines: { productId: string; quantity: number }[] = [],
) {
  const attempt = (await orderOf(orderId)).attempts[0];
  const id = randomUUID();
  await owner().refund.create({
    data: {
      ...{ id, orderId, attemptId: attempt?.id ?? "", idempotencyKey: id, amount: 100, currency: "usd" },
      lines: { create: lines },
      ...more,
    },
  });
  return id;
}

describe("a paid order", () => {
  test("is to be shipped, leaves in parts, and each part is told once on timeline and by mail", async () => {
    const { orderId, productId } = await paidOrder();
    expect(await isToShip(orderId)).toBe(true);
    const half = shipment({ what: [{ productId, quantity: 1 }], carrier: "ups", trackingNumber: "1Z9" });
    expect(await ship(orderId, half)).toEqual(DONE);
    expect(await ship(orderId, half)).toEqual({ ok: true, unchanged: true });
    expect(await isToShip(orderId)).toBe(true);
    expect(await ship(orderId)).toEqual(DONE);
    expect(await isToShip(orderId)).toBe(false);
    expect(await ship(orderId)).toEqual({ ok: false, kind: "nothing_to_ship" });

    const parcels = await parcelsOf(orderId);
    expect(
      parcels.map(({ carrier, trackingNumber, lines }) => [carrier, trackingNumber, lines[0]?.quantity]),
    ).toEqual([
      ["ups", "1Z9", 1],
      [null, null, 1],
    ]);
    const { timeline, mails } = await orderOf(orderId);
    expect(timeline.slice(-2).map(({ kind, cause }) => [kind, cause])).toEqual([
      ["parcel_shipped", "staff:ann"],
      ["parcel_shipped", "staff:ann"],
    ]);
    const told = mails.filter(({ kind }) => kind.startsWith("shipped:"));
    expect(told.map(({ kind }) => kind).sort()).toEqual(parcels.map(({ id }) => `shipped:${id}`).sort());
    const jobs = await jobsOf("send_mail");
    for (const { id } of told) expect(jobs).toContainEqual({ mailId: id });
  });

  test("is delivered and each step is undone: it is to be shipped again, and the timeline keeps all", async () => {
    const { orderId } = await paidOrder();
    const parcelId = randomUUID();
    await ship(orderId, { parcelId });
    const mark = (as: "delivered" | "not_delivered" | "not_shipped") =>
      markParcel(orderId, { parcelId, as, by: "ann" });
    expect(await mark("delivered")).toEqual(DONE);
    expect(await mark("not_shipped")).toEqual({ ok: false, kind: "delivered" });
    expect(await mark("not_delivered")).toEqual(DONE);
    expect(await mark("not_shipped")).toEqual(DONE);
    expect(await mark("not_shipped")).toEqual({ ok: true, unchanged: true });
    expect(await mark("delivered")).toEqual({ ok: false, kind: "undone" });
    expect(await isToShip(orderId)).toBe(true);
    expect((await orderOf(orderId)).timeline.slice(-4).map(({ kind }) => kind)).toEqual([
      "parcel_shipped",
      "parcel_delivered",
      "parcel_not_delivered",
      "parcel_not_shipped",
    ]);
    expect(await ship(orderId)).toEqual(DONE);
  });

  test("is shipped once however many people press at once", async () => {
    const { orderId, productId } = await paidOrder();
    const one = { what: [{ productId, quantity: 1 }] };
    const answers = await Promise.all(Array.from({ length: 8 }, () => ship(orderId, one)));
    expect(answers.filter((answer) => answer?.ok)).toHaveLength(2);
    expect(await parcelsOf(orderId)).toHaveLength(2);
  });

  test("of another order's parcel nothing is marked", async () => {
    const [mine, other] = [await paidOrder(), await paidOrder()];
    const parcelId = randomUUID();
    await ship(mine.orderId, { parcelId });
    expect(await markParcel(other.orderId, { parcelId, as: "delivered", by: "ann" })).toEqual({
      ok: false,
      kind: "unknown_parcel",
    });
  });
});

test("many are shipped at once, and one that cannot be holds up none", async () => {
  const [first, second] = [await paidOrder(), await paidOrder()];
  const unpaid = await placePayment();
  const nobody = randomUUID();
  const ids = [first.orderId, unpaid.orderId, nobody, second.orderId];
  const answers = await markShipped(new Map(ids.map((id) => [id, shipment()])), "ann");
  expect(ids.map((id) => answers.get(id))).toEqual([
    DONE,
    { ok: false, kind: "not_paid" },
    { ok: false, kind: "unknown_order" },
    DONE,
  ]);
});

test("what is refunded is not shipped, and is again once the refund fails", async () => {
  const { orderId, productId } = await paidOrder();
  const id = await refundRow(orderId, { status: "requested" }, [{ productId, quantity: 2 }]);
  await owner().refund.update({ where: { id }, data: { status: "pending" } });
  expect(await isToShip(orderId)).toBe(false);
  expect(await ship(orderId)).toEqual({ ok: false, kind: "nothing_to_ship" });
  await owner().refund.update({ where: { id }, data: { status: "failed" } });
  expect(await isToShip(orderId)).toBe(true);
});

describe("whoever writes, the database refuses", () => {
  const REFUSED = /check_violation|23514|pieces|may not/;
  const insert = (orderId: string, productId: string, quantity: number, id = randomUUID()) =>
    owner().parcel.create({ data: { id, orderId, lines: { create: { productId, quantity } } } });

  test("more than was ordered, of which something has left, and what was never ordered", async () => {
    const { orderId, productId } = await paidOrder();
    await insert(orderId, productId, 1);
    await expect(insert(orderId, productId, 2)).rejects.toThrow(REFUSED);
    await expect(insert(orderId, "vase", 1)).rejects.toThrow(REFUSED);
    await expect(insert(orderId, productId, 0)).rejects.toThrow();
    const unpaid = await placePayment();
    await expect(insert(unpaid.orderId, unpaid.productId, 1)).rejects.toThrow(REFUSED);
  });

  test("two transactions that do not know of each other", async () => {
    const { orderId, productId } = await paidOrder();
    const written = await Promise.allSettled(Array.from({ length: 6 }, () => insert(orderId, productId, 2)));
    expect(written.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
  });

  test("a change of what was in a parcel, and taking back an undoing", async () => {
    const { orderId, productId } = await paidOrder();
    const { id } = await insert(orderId, productId, 1);
    const line = { parcelId_productId: { parcelId: id, productId } };
    await expect(owner().parcelLine.update({ where: line, data: { quantity: 2 } })).rejects.toThrow(REFUSED);
    await owner().parcel.update({ where: { id }, data: { undoneAt: new Date() } });
    await expect(owner().parcel.update({ where: { id }, data: { undoneAt: null } })).rejects.toThrow(REFUSED);
  });
});

test("the database counts what has to go out as the pure function does", async () => {
  const { orderId, productId } = await paidOrder();
  const total = (await orderOf(orderId)).totalAmount;
  const refunds = fc.array(
    fc.record({
      status: fc.constantFrom(...REFUND_STATUSES.filter((status) => status !== "succeeded")),
      amount: fc.constantFrom(1, total / 2),
      quantity: fc.integer({ min: 1, max: 2 }),
      restocked: fc.boolean(),
    }),
    { maxLength: 2 },
  );
  await fc.assert(
    fc.asyncProperty(refunds, fc.nat({ max: 2 }), fc.boolean(), async (all, shipped, undone) => {
      await owner().parcel.deleteMany({ where: { orderId } });
      await owner().refund.deleteMany({ where: { orderId } });
      if (shipped > 0) await ship(orderId, { what: [{ productId, quantity: shipped }] });
      if (undone) await owner().parcel.updateMany({ where: { orderId }, data: { undoneAt: new Date() } });
      for (const { quantity, ...refund } of all) await refundRow(orderId, refund, [{ productId, quantity }]);
      const order = await prisma().order.findUniqueOrThrow({
        where: { id: orderId },
        include: {
          items: true,
          attempts: true,
          refunds: { include: { lines: true } },
          parcels: { include: { lines: true } },
        },
      });
      const counted = await owner().$queryRaw`
        SELECT product_id AS "productId", quantity FROM pieces_to_ship(${orderId}::uuid) WHERE quantity > 0`;
      expect(counted).toEqual(linesToShip({ ...order, parcels: order.parcels.map(parcelState) }));
      // Deleting is nothing that the shop does, so what it settles is settled by what comes after.
      if (all.length > 0)
        expect(order.toShip).toBe(
          linesToShip({ ...order, parcels: order.parcels.map(parcelState) }).length > 0,
        );
    }),
    { numRuns: 40 },
  );
  await owner().refund.deleteMany({ where: { orderId } });
  await owner().$executeRaw`SELECT settle_to_ship(${orderId}::uuid)`;
});
