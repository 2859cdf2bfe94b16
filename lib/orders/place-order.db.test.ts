import { afterEach, describe, expect, test } from "vitest";
import { transact } from "@/lib/outbox/transact";
import { prisma } from "@/lib/prisma";
import { owner, setUpDatabase } from "@/lib/testing/database";
import { closeOrder, payOrder } from "@/lib/testing/payment";
import { CONTACT, expectInvariantsToHold, fillCart, stockOf, stockProduct } from "@/lib/testing/shop";
import { type OrderRequest, placeOrder } from "./place-order";

setUpDatabase();
afterEach(expectInvariantsToHold);

const place = (request: OrderRequest) => transact((tx) => placeOrder(tx, request, false));

async function placed(request: OrderRequest): Promise<string> {
  const result = await place(request);
  if (!result.ok) throw new Error(`refused: ${result.kind}`);
  return result.order.id;
}

describe("a cart that can be ordered", () => {
  test("becomes a pending order with frozen prices, and its stock is taken", async () => {
    const bowl = await stockProduct({ amount: 4800 });
    const mug = await stockProduct({ amount: 2600 });
    const orderId = await placed(await fillCart({ [bowl]: 1, [mug]: 3 }));
    await owner().price.updateMany({ data: { amount: 1 } });
    const order = await prisma().order.findUniqueOrThrow({
      where: { id: orderId },
      include: { items: { orderBy: { unitAmount: "asc" } }, timeline: true },
    });
    expect(order).toMatchObject({
      status: "pending",
      currency: "usd",
      itemsAmount: 12600,
      shippingAmount: 500,
      totalAmount: 13100,
      email: CONTACT.email,
      shippingLine2: null,
      items: [
        { productId: mug, quantity: 3, unitAmount: 2600 },
        { productId: bowl, quantity: 1, unitAmount: 4800 },
      ],
      timeline: [{ kind: "placed", fromStatus: null, toStatus: "pending", cause: "shopper" }],
    });
    expect(await stockOf(bowl)).toBe(9);
    expect(await stockOf(mug)).toBe(7);
  });

  test.each([
    ["jpy", 7200],
    ["kwd", 14750],
  ] as const)("is charged in %s's own minor units", async (currency, amount) => {
    const bowl = await stockProduct({ amount });
    const orderId = await placed(await fillCart({ [bowl]: 2 }, currency));
    expect(await prisma().order.findUnique({ where: { id: orderId } })).toMatchObject({
      currency,
      totalAmount: amount * 2 + 500,
    });
  });
});

describe("pressing Pay again", () => {
  test("fifty times at once gives one order, and its stock is taken once", async () => {
    const bowl = await stockProduct({ stock: 3 });
    const request = await fillCart({ [bowl]: 1 });
    const ids = await Promise.all(Array.from({ length: 50 }, () => placed(request)));
    expect(new Set(ids).size).toBe(1);
    expect(await stockOf(bowl)).toBe(2);
  });

  test("with another address keeps the order and sends it there", async () => {
    const bowl = await stockProduct();
    const request = await fillCart({ [bowl]: 1 });
    const first = await placed(request);
    const again = await placed({
      ...request,
      contact: { ...CONTACT, line1: "1 New Street", line2: "Flat 2" },
    });
    expect(again).toBe(first);
    expect(await prisma().order.findUnique({ where: { id: first } })).toMatchObject({
      shippingLine1: "1 New Street",
      shippingLine2: "Flat 2",
    });
  });

  test("works although the order itself holds the last piece", async () => {
    const bowl = await stockProduct({ stock: 1 });
    const request = await fillCart({ [bowl]: 1 });
    expect(await placed(request)).toBe(await placed(request));
  });

  test("after the cart has changed says so, and an order of the new cart supersedes the old one", async () => {
    const bowl = await stockProduct({ amount: 4800 });
    const request = await fillCart({ [bowl]: 1 });
    const first = await placed(request);
    await prisma().cartLine.updateMany({ where: { cartId: request.cartId }, data: { quantity: 2 } });
    await prisma().cart.update({ where: { id: request.cartId }, data: { version: 2 } });
    expect(await place(request)).toMatchObject({
      ok: false,
      kind: "cart_changed",
      cartVersion: 2,
      summary: { totalAmount: 10100 },
    });
    const changed = { ...request, cartVersion: 2, expectedTotal: 10100 };
    expect(await place(changed)).toEqual({ ok: false, kind: "superseded", orderId: first });
    await closeOrder(first);
    expect(await placed(changed)).not.toBe(first);
    expect(await stockOf(bowl)).toBe(8);
  });

  test("after one thing was exchanged for another of the same price supersedes the order of the first", async () => {
    const [bowl, mug] = [await stockProduct({ amount: 4800 }), await stockProduct({ amount: 4800 })];
    const request = await fillCart({ [bowl]: 1 });
    const first = await placed(request);
    await prisma().cartLine.updateMany({ where: { cartId: request.cartId }, data: { productId: mug } });
    await prisma().cart.update({ where: { id: request.cartId }, data: { version: 2 } });
    const answer = await place({ ...request, cartVersion: 2 });
    expect(answer).toEqual({ ok: false, kind: "superseded", orderId: first });
  });

  test("after a price has changed supersedes the order of the old one", async () => {
    const bowl = await stockProduct({ amount: 4800 });
    const request = await fillCart({ [bowl]: 1 });
    const first = await placed(request);
    await owner().price.updateMany({ where: { productId: bowl }, data: { amount: 4900 } });
    const answer = await place({ ...request, expectedTotal: 5400 });
    expect(answer).toEqual({ ok: false, kind: "superseded", orderId: first });
  });

  test("for a paid cart says that it is paid", async () => {
    const bowl = await stockProduct();
    const request = await fillCart({ [bowl]: 1 });
    const orderId = await placed(request);
    await payOrder(orderId);
    expect(await place(request)).toEqual({ ok: false, kind: "already_paid", orderId });
  });
});

describe("a cart that cannot be ordered", () => {
  test("an empty one, and one that does not exist", async () => {
    expect(await place(await fillCart({}))).toEqual({ ok: false, kind: "cart_empty" });
    const nowhere = { ...(await fillCart({})), cartId: "0d4e2f6c-1b9e-4f83-8c5b-9f0e0a4dd2f6" };
    expect(await place(nowhere)).toEqual({ ok: false, kind: "cart_empty" });
  });

  test.each([4799, 0, -5300, 999_999])(
    "a total of %i that the shop never asked for is refused",
    async (expectedTotal) => {
      const bowl = await stockProduct({ amount: 4800 });
      const request = await fillCart({ [bowl]: 1 });
      expect(await place({ ...request, expectedTotal })).toMatchObject({
        ok: false,
        kind: "price_changed",
        summary: { totalAmount: 5300 },
      });
      expect(await stockOf(bowl)).toBe(10);
    },
  );

  test("a price that changed after the page was shown", async () => {
    const bowl = await stockProduct({ amount: 4800 });
    const request = await fillCart({ [bowl]: 1 });
    await owner().price.updateMany({ where: { productId: bowl }, data: { amount: 5000 } });
    expect(await place(request)).toMatchObject({ kind: "price_changed", summary: { totalAmount: 5500 } });
  });

  test("more than there is, naming what is missing and taking nothing", async () => {
    const bowl = await stockProduct({ stock: 1 });
    const mug = await stockProduct({ stock: 5 });
    const result = await place(await fillCart({ [bowl]: 2, [mug]: 1 }));
    expect(result).toMatchObject({
      ok: false,
      kind: "sold_out",
      summary: {
        lines: expect.arrayContaining([
          expect.objectContaining({ productId: bowl, problem: "too_few", left: 1 }),
          expect.objectContaining({ productId: mug, problem: null }),
        ]),
      },
    });
    expect(await stockOf(bowl)).toBe(1);
    expect(await stockOf(mug)).toBe(5);
  });

  test("a product that is no longer sold", async () => {
    const bowl = await stockProduct();
    const request = await fillCart({ [bowl]: 1 });
    await owner().product.update({ where: { id: bowl }, data: { active: false } });
    expect(await place(request)).toMatchObject({
      kind: "sold_out",
      summary: { lines: [{ productId: bowl, problem: "withdrawn" }] },
    });
  });

  test("a shipping method that does not exist", async () => {
    const bowl = await stockProduct();
    const request = { ...(await fillCart({ [bowl]: 1 })), shippingMethodId: "teleport" };
    expect(await place(request)).toEqual({ ok: false, kind: "shipping_unavailable" });
  });
});

test("many buyers of the last pieces get exactly those, two products in either order", async () => {
  const bowl = await stockProduct({ stock: 7 });
  const mug = await stockProduct({ stock: 7 });
  const requests = await Promise.all(
    Array.from({ length: 30 }, (_, buyer) =>
      fillCart(buyer % 2 ? { [bowl]: 1, [mug]: 1 } : { [mug]: 1, [bowl]: 1 }),
    ),
  );
  const results = await Promise.all(requests.map(place));
  expect(results.filter((result) => result.ok)).toHaveLength(7);
  expect(results.filter((result) => !result.ok && result.kind === "sold_out")).toHaveLength(23);
  expect(await stockOf(bowl)).toBe(0);
  expect(await stockOf(mug)).toBe(0);
});
