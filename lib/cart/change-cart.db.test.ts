import { expect, test } from "vitest";
import type { ShopCurrency } from "@/lib/money";
import { prisma } from "@/lib/prisma";
import { owner, setUpDatabase } from "@/lib/testing/database";
import { stockProduct } from "@/lib/testing/shop";
import { addToCart } from "./add-to-cart";
import { type CartChange, changeCart } from "./change-cart";
import { findCart } from "./find-cart";

setUpDatabase();

/** A cart with these quantities; returns its secret. */
async function cartWith(quantities: Record<string, number>): Promise<string> {
  let secret: string | null = null;
  for (const [productId, quantity] of Object.entries(quantities)) {
    const result = await addToCart(prisma(), { secret, productId, quantity });
    if (!result.ok) throw new Error(`nothing was added: ${result.kind}`);
    secret = result.secret;
  }
  if (!secret) throw new Error("a cart needs something in it");
  return secret;
}

const NOTHING: CartChange = { quantities: new Map(), remove: null, fit: false };

function change(secret: string | null, wanted: Partial<CartChange>, currency: ShopCurrency = "usd") {
  return changeCart(prisma(), { secret, currency }, { ...NOTHING, ...wanted });
}

const setQuantity = (secret: string, productId: string, quantity: number | null) =>
  change(secret, { quantities: new Map([[productId, quantity]]) });
const cartOf = (secret: string) => findCart(prisma(), secret, "usd");

test("a new quantity changes the line, the sum and the version", async () => {
  const productId = await stockProduct();
  const secret = await cartWith({ [productId]: 1 });
  const before = await cartOf(secret);
  expect(await setQuantity(secret, productId, 4)).toEqual([]);
  expect(await cartOf(secret)).toMatchObject({ count: 4, itemsAmount: 19_200, version: before.version + 1 });
});

test("the quantity it already has changes nothing, not even the version", async () => {
  const productId = await stockProduct();
  const secret = await cartWith({ [productId]: 2 });
  const before = await cartOf(secret);
  await setQuantity(secret, productId, 2);
  expect(await cartOf(secret)).toEqual(before);
});

test("more than there is leaves the line as it was and says how many there are", async () => {
  const productId = await stockProduct({ stock: 3 });
  const secret = await cartWith({ [productId]: 2 });
  expect(await setQuantity(secret, productId, 4)).toEqual([
    { productId, refusal: { kind: "not_enough", left: 3, inCart: 0 } },
  ]);
  expect(await cartOf(secret)).toMatchObject({ count: 2 });
});

test("what is left of one line is taken without touching another, and never more than was asked for", async () => {
  const [scarce, other, plenty] = [
    await stockProduct({ stock: 3 }),
    await stockProduct({ stock: 3 }),
    await stockProduct({ stock: 9 }),
  ];
  const secret = await cartWith({ [scarce]: 3, [other]: 3, [plenty]: 2 });
  for (const id of [scarce, other]) await owner().product.update({ where: { id }, data: { stock: 1 } });
  const quantities = new Map([scarce, plenty].map((id) => [id, "what_is_left"] as const));
  expect(await change(secret, { quantities })).toEqual([]);
  const { lines } = await cartOf(secret);
  expect(lines.map(({ productId, quantity }) => [productId, quantity])).toEqual(
    expect.arrayContaining([
      [scarce, 1],
      [other, 3],
      [plenty, 2],
    ]),
  );
});

test("of many quantities those that can be had are kept, and the version rises once", async () => {
  const [plenty, scarce, same] = [
    await stockProduct({ stock: 60 }),
    await stockProduct({ stock: 20 }),
    await stockProduct(),
  ];
  const secret = await cartWith({ [plenty]: 1, [scarce]: 1, [same]: 2 });
  const { version } = await cartOf(secret);
  const wanted = new Map(Object.entries({ [plenty]: 12, [scarce]: 21, [same]: 2, "no-such-line": 5 }));
  expect(await change(secret, { quantities: wanted })).toEqual([
    { productId: scarce, refusal: { kind: "not_enough", left: null, inCart: 0 } },
  ]);
  const cart = await cartOf(secret);
  expect(cart.lines.map(({ quantity }) => quantity)).toEqual([12, 1, 2]);
  expect(cart.version).toBe(version + 1);
});

test("one shopper's secret reaches no other shopper's cart", async () => {
  const productId = await stockProduct();
  const mine = await cartWith({ [productId]: 1 });
  const other = await cartWith({ [await stockProduct()]: 1 });
  expect(await setQuantity(other, productId, 5)).toEqual([]);
  await change(other, { remove: productId });
  await change(null, { remove: productId });
  expect(await cartOf(mine)).toMatchObject({ count: 1 });
});

test("removing a line twice counts as one change", async () => {
  const [gone, kept] = [await stockProduct(), await stockProduct()];
  const secret = await cartWith({ [gone]: 1, [kept]: 2 });
  const { version } = await cartOf(secret);
  await Promise.all([change(secret, { remove: gone }), change(secret, { remove: gone })]);
  expect(await cartOf(secret)).toMatchObject({
    count: 2,
    version: version + 1,
    lines: [{ productId: kept }],
  });
});

test("a product that sold out or was withdrawn stays visible until the shopper settles it", async () => {
  const [soldOut, short, withdrawn, fine] = [
    await stockProduct({ stock: 2 }),
    await stockProduct({ stock: 5 }),
    await stockProduct(),
    await stockProduct(),
  ];
  const secret = await cartWith({ [soldOut]: 2, [short]: 4, [withdrawn]: 1, [fine]: 1 });
  await owner().product.update({ where: { id: soldOut }, data: { stock: 0 } });
  await owner().product.update({ where: { id: short }, data: { stock: 1 } });
  await owner().product.update({ where: { id: withdrawn }, data: { active: false } });
  const cart = await cartOf(secret);
  expect(cart.lines.map(({ problem }) => problem)).toEqual(["sold_out", "too_few", "withdrawn", null]);

  await change(secret, { fit: true });
  expect(await cartOf(secret)).toMatchObject({
    version: cart.version + 1,
    lines: [
      { productId: short, quantity: 1, problem: null },
      { productId: fine, quantity: 1, problem: null },
    ],
  });
});

test("what has no price in the shopper's currency cannot be adjusted to, only taken out", async () => {
  const [priceless, kept] = [await stockProduct(), await stockProduct()];
  const secret = await cartWith({ [priceless]: 1, [kept]: 1 });
  await owner().price.delete({ where: { productId_currency: { productId: priceless, currency: "eur" } } });
  await change(secret, { fit: true }, "eur");
  expect((await cartOf(secret)).lines.map(({ productId }) => productId)).toEqual([kept]);
});

test("what is no quantity leaves its line as it was, and removing a line does not depend on its box", async () => {
  const productId = await stockProduct();
  const secret = await cartWith({ [productId]: 2 });
  expect(await setQuantity(secret, productId, null)).toEqual([{ productId, refusal: { kind: "invalid" } }]);
  expect(await cartOf(secret)).toMatchObject({ count: 2 });
  expect(await change(secret, { quantities: new Map([[productId, null]]), remove: productId })).toEqual([]);
  expect(await cartOf(secret)).toMatchObject({ lines: [] });
});

test("the boxes that are sent along with a removal, or with an adjustment, count as well", async () => {
  const [first, second] = [await stockProduct(), await stockProduct({ stock: 3 })];
  const secret = await cartWith({ [first]: 1, [second]: 1 });
  await change(secret, { quantities: new Map([[second, 2]]), remove: first });
  expect((await cartOf(secret)).lines).toMatchObject([{ productId: second, quantity: 2 }]);
  expect(await change(secret, { quantities: new Map([[second, 9]]), fit: true })).toEqual([]);
  expect((await cartOf(secret)).lines).toMatchObject([{ productId: second, quantity: 3 }]);
});

test("a product that is deleted takes only its own line along", async () => {
  const [deleted, kept] = [await stockProduct(), await stockProduct()];
  const secret = await cartWith({ [deleted]: 1, [kept]: 1 });
  await owner().product.delete({ where: { id: deleted } });
  expect((await cartOf(secret)).lines).toMatchObject([{ productId: kept, quantity: 1 }]);
});
