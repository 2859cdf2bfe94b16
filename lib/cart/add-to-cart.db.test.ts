import { createHash } from "node:crypto";
import { expect, test } from "vitest";
import { prisma } from "@/lib/prisma";
import { owner, setUpDatabase } from "@/lib/testing/database";
import { stockProduct } from "@/lib/testing/shop";
import { type AddResult, addToCart } from "./add-to-cart";
import { newCartSecret } from "./cart-secret";
import { findCart } from "./find-cart";

setUpDatabase();

function secretOf(result: AddResult): string {
  if (!result.ok) throw new Error(`nothing was added: ${result.kind}`);
  return result.secret;
}

const add = (secret: string | null, productId: string, quantity = 1) =>
  addToCart(prisma(), { secret, productId, quantity });
const cartOf = (secret: string | null) => findCart(prisma(), secret, "usd");

test("the first thing added makes a cart, and only the secret's hash is stored", async () => {
  const productId = await stockProduct();
  const secret = secretOf(await add(null, productId, 2));
  const { id } = await cartOf(secret);
  const stored = await prisma().cart.findUniqueOrThrow({ where: { id: id ?? "" } });
  expect(Buffer.from(stored.tokenHash).toString("hex")).toBe(
    createHash("sha256").update(secret).digest("hex"),
  );
  expect(await cartOf(secret)).toMatchObject({ count: 2, itemsAmount: 9600, lines: [{ productId }] });
});

test("looking at a cart, and being refused, makes none", async () => {
  const soldOut = await stockProduct({ stock: 0 });
  const before = await prisma().cart.count();
  expect(await cartOf(null)).toMatchObject({ id: null, lines: [] });
  expect(await add(null, soldOut)).toEqual({ ok: false, kind: "sold_out" });
  expect(await add(null, "no-such-product")).toEqual({ ok: false, kind: "not_for_sale" });
  expect(await prisma().cart.count()).toBe(before);
});

test("twenty adds at the same moment are twenty pieces, each with a version of its own", async () => {
  const productId = await stockProduct({ stock: 50 });
  const secret = secretOf(await add(null, productId));
  const { version } = await cartOf(secret);
  const results = await Promise.all(Array.from({ length: 20 }, () => add(secret, productId)));
  expect(results.every((result) => result.ok)).toBe(true);
  expect(await cartOf(secret)).toMatchObject({ count: 21, version: version + 20 });
});

test("adds that race for the last pieces never put in more than there are", async () => {
  const productId = await stockProduct({ stock: 5 });
  const secret = secretOf(await add(null, productId));
  const results = await Promise.all(Array.from({ length: 10 }, () => add(secret, productId)));
  expect(results.filter((result) => result.ok)).toHaveLength(4);
  expect(await add(secret, productId)).toEqual({ ok: false, kind: "not_enough", left: 5, inCart: 5 });
  expect(await cartOf(secret)).toMatchObject({ count: 5 });
});

test("a line never holds more than 99 pieces", async () => {
  const productId = await stockProduct({ stock: 500 });
  const secret = secretOf(await add(null, productId, 98));
  expect(await add(secret, productId, 2)).toMatchObject({ kind: "not_enough", left: null, inCart: 98 });
  expect(await add(secret, productId, 1)).toMatchObject({ ok: true });
});

test("a secret that somebody made up is not adopted: the shopper gets another", async () => {
  const productId = await stockProduct();
  const forged = newCartSecret();
  const secret = secretOf(await add(forged, productId));
  expect(secret).not.toBe(forged);
  expect(await cartOf(forged)).toMatchObject({ id: null });
});

test.each(["", "%", "' OR true --", "x".repeat(43), "a".repeat(5000)])(
  "the cookie %j opens no cart",
  async (forged) => {
    secretOf(await add(null, await stockProduct()));
    expect(await cartOf(forged)).toMatchObject({ id: null, count: 0 });
  },
);

test("what the cart's own unpaid order holds can still be in the cart", async () => {
  const productId = await stockProduct({ stock: 1 });
  const secret = secretOf(await add(null, productId));
  const { id, version } = await cartOf(secret);
  await prisma().order.create({
    data: {
      ...{ cartId: id, cartVersion: version, currency: "usd", livemode: false },
      ...{ itemsAmount: 4800, shippingAmount: 0, totalAmount: 4800 },
      ...{ email: "ada@example.com", shippingName: "Ada", shippingLine1: "1", shippingCity: "London" },
      ...{ shippingPostalCode: "SW1", shippingCountry: "GB", shippingMethodId: "m", shippingMethodName: "M" },
      items: { create: { productId, name: "Bowl", image: "", quantity: 1, unitAmount: 4800 } },
    },
  });
  await owner().product.update({ where: { id: productId }, data: { stock: 0 } });
  expect((await cartOf(secret)).lines).toMatchObject([{ left: 1, problem: null }]);
  expect(await add(null, productId)).toEqual({ ok: false, kind: "sold_out" });
});
