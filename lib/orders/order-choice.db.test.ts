import { afterEach, describe, expect, test } from "vitest";
import type { ShopCurrency } from "@/lib/money";
import { transact } from "@/lib/outbox/transact";
import { prisma } from "@/lib/prisma";
import { owner, setUpDatabase } from "@/lib/testing/database";
import { expectInvariantsToHold, fillCart, stockOf, stockProduct } from "@/lib/testing/shop";
import { type OrderRequest, placeOrder } from "./place-order";

setUpDatabase();
afterEach(expectInvariantsToHold);

const place = (request: OrderRequest) => transact((tx) => placeOrder(tx, request, false));

async function placed(request: OrderRequest): Promise<string> {
  const result = await place(request);
  if (!result.ok) throw new Error(`refused: ${result.kind}`);
  return result.order.id;
}

/** A delivery of its own price, in one currency. Returns its id. */
async function addDelivery(id: string, currency: ShopCurrency, amount: number): Promise<string> {
  const last = await prisma().shippingMethod.aggregate({ _max: { position: true } });
  await owner().shippingMethod.create({
    data: {
      id,
      name: id,
      description: "",
      position: (last._max.position ?? 0) + 1,
      rates: { create: { currency, amount } },
    },
  });
  return id;
}

/** A request for one piece at `amount` with a delivery that costs nothing, so that the total is `amount`. */
async function requestFor(amount: number, currency: ShopCurrency): Promise<OrderRequest> {
  const product = await stockProduct({ amount });
  const request = await fillCart({ [product]: 1 }, currency);
  const shippingMethodId = await addDelivery(`free-${product}`, currency, 0);
  return { ...request, shippingMethodId, expectedTotal: amount };
}

describe("an open order is not the shopper's choice any more", () => {
  test("when they chose another delivery of the same price", async () => {
    const bowl = await stockProduct();
    const request = await fillCart({ [bowl]: 1 });
    const first = await placed(request);
    const shippingMethodId = await addDelivery("courier", "usd", 500);
    expect(await place({ ...request, shippingMethodId })).toEqual({
      ok: false,
      kind: "superseded",
      orderId: first,
    });
  });

  test("when they chose another currency in which the total is the same number", async () => {
    const bowl = await stockProduct();
    const request = await fillCart({ [bowl]: 1 }, "usd");
    const first = await placed(request);
    expect(await place({ ...request, currency: "eur" })).toEqual({
      ok: false,
      kind: "superseded",
      orderId: first,
    });
  });
});

describe("an amount that Stripe would not take", () => {
  test.each([
    ["usd", 49, 50],
    ["eur", 49, 50],
    ["gbp", 29, 30],
    ["jpy", 49, 50],
    ["kwd", 190, 200],
  ] as const)(
    "in %s, %i is below the smallest charge of %i and takes no stock",
    async (currency, amount, minimum) => {
      const request = await requestFor(amount, currency);
      expect(await place(request)).toEqual({
        ok: false,
        kind: "amount_too_small",
        minimum: { amount: minimum, currency },
      });
      expect(await prisma().order.count({ where: { cartId: request.cartId } })).toBe(0);
    },
  );

  test.each([
    ["usd", 50],
    ["gbp", 30],
    ["kwd", 200],
  ] as const)("in %s, the smallest charge of %i itself is ordered", async (currency, amount) => {
    const orderId = await placed(await requestFor(amount, currency));
    expect(await prisma().order.findUnique({ where: { id: orderId } })).toMatchObject({
      currency,
      totalAmount: amount,
    });
  });

  test("a price in fils that does not end in 0 is a defect of the prices, and nothing is placed", async () => {
    const request = await requestFor(14_755, "kwd");
    await expect(place(request)).rejects.toThrow(RangeError);
    expect(await prisma().order.count({ where: { cartId: request.cartId } })).toBe(0);
  });
});

test("a product without a price in the shopper's currency cannot be ordered, whatever its stock", async () => {
  const bowl = await stockProduct({ stock: 5 });
  const mug = await stockProduct({ stock: 5 });
  const request = await fillCart({ [bowl]: 1, [mug]: 1 }, "eur");
  await owner().price.delete({ where: { productId_currency: { productId: bowl, currency: "eur" } } });
  expect(await place({ ...request, expectedTotal: 5300 })).toMatchObject({
    ok: false,
    kind: "sold_out",
    summary: {
      lines: expect.arrayContaining([expect.objectContaining({ productId: bowl, problem: "withdrawn" })]),
    },
  });
  expect(await stockOf(mug)).toBe(5);
});

describe("while a person looks at the money of a cart's order", () => {
  async function underReview(stock: number) {
    const bowl = await stockProduct({ stock });
    const request = await fillCart({ [bowl]: 1 });
    const orderId = await placed(request);
    await prisma().order.update({ where: { id: orderId }, data: { reviewReason: "another_amount" } });
    return { bowl, request, orderId };
  }

  async function changeCart(request: OrderRequest): Promise<OrderRequest> {
    const cartVersion = request.cartVersion + 1;
    await prisma().cart.update({ where: { id: request.cartId }, data: { version: cartVersion } });
    return { ...request, cartVersion };
  }

  test("the same cart is not paid a second time", async () => {
    const { request, orderId } = await underReview(5);
    expect(await place(request)).toEqual({ ok: false, kind: "payment_in_progress", orderId });
  });

  test("a cart that has changed is a new order, and the other keeps its stock", async () => {
    const { bowl, request, orderId } = await underReview(5);
    expect(await placed(await changeCart(request))).not.toBe(orderId);
    expect(await stockOf(bowl)).toBe(3);
  });

  test("what it holds is not offered to its cart again", async () => {
    const { bowl, request } = await underReview(1);
    expect(await place(await changeCart(request))).toMatchObject({ ok: false, kind: "sold_out" });
    expect(await stockOf(bowl)).toBe(0);
  });
});
