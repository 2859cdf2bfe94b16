import { afterEach, expect, test } from "vitest";
import { prisma } from "@/lib/prisma";
import { owner, setUpDatabase } from "@/lib/testing/database";
import { expectInvariantsToHold, fillCart, stockProduct } from "@/lib/testing/shop";
import type { Prices } from "@/prisma/products-file";
import { editProduct, type ProductWords, productVersion } from "./edit-product";
import { editShipping, shippingVersion } from "./edit-shipping";

setUpDatabase();
afterEach(expectInvariantsToHold);

const PRICES: Prices = { usd: 4_800, eur: 4_800, gbp: 4_800, jpy: 4_800, kwd: 4_800 };
const WORDS: ProductWords = {
  name: "Salt Bowl",
  category: "bowls",
  summary: "Small.",
  description: "A small bowl.",
  details: ["4 cm high"],
  active: true,
};

const productOf = (id: string) =>
  prisma().product.findUniqueOrThrow({ where: { id }, include: { prices: true } });
const versionOf = async (id: string) => productVersion(await productOf(id));

test("words and prices become what was saved, and the answer says what changed", async () => {
  const bowl = await stockProduct();
  const saved = await editProduct(bowl, await versionOf(bowl), "ann", {
    words: WORDS,
    prices: { ...PRICES, usd: 5_250 },
  });
  expect(saved).toMatchObject({
    ok: true,
    changes: expect.arrayContaining(["usd 48.00 → 52.50", 'summary "" → "Small."']),
  });
  const { prices, ...product } = await productOf(bowl);
  expect(product).toMatchObject(WORDS);
  expect(Object.fromEntries(prices.map(({ currency, amount }) => [currency, amount]))).toEqual({
    ...PRICES,
    usd: 5_250,
  });
  expect(
    await editProduct(bowl, await versionOf(bowl), "ann", {
      words: WORDS,
      prices: { ...PRICES, usd: 5_250 },
    }),
  ).toEqual({ ok: true, changes: [] });
});

test("what somebody else changed meanwhile is not undone, not even by two who save at once", async () => {
  const bowl = await stockProduct();
  const version = await versionOf(bowl);
  const answers = await Promise.all(
    ["Salt Bowl", "Pepper Bowl"].map((name) =>
      editProduct(bowl, version, "ann", { words: { ...WORDS, name }, prices: PRICES }),
    ),
  );
  expect(answers.filter(({ ok }) => !ok)).toEqual([{ ok: false, kind: "changed_meanwhile" }]);
  const priced = await versionOf(bowl);
  await editProduct(bowl, priced, "ann", { words: WORDS, prices: { ...PRICES, eur: 4_000 } });
  expect(await editProduct(bowl, priced, "ann", { words: WORDS, prices: PRICES })).toEqual({
    ...{ ok: false, kind: "changed_meanwhile" },
  });
  expect((await productOf(bowl)).prices.find(({ currency }) => currency === "eur")?.amount).toBe(4_000);
});

test("stock that is sold meanwhile is no change of what is edited", async () => {
  const bowl = await stockProduct();
  const version = await versionOf(bowl);
  await prisma().product.update({ where: { id: bowl }, data: { stock: { decrement: 0 } } });
  expect(await editProduct(bowl, version, "ann", { words: WORDS, prices: PRICES })).toMatchObject({
    ok: true,
  });
});

test("a product that is not there cannot be edited", async () => {
  expect(await editProduct("no-such-bowl", "", "ann", { words: WORDS, prices: PRICES })).toEqual({
    ...{ ok: false, kind: "unknown" },
  });
});

test("a way to ship is edited likewise, and may become free", async () => {
  await fillCart({ [await stockProduct()]: 1 });
  const method = () =>
    prisma().shippingMethod.findUniqueOrThrow({ where: { id: "standard" }, include: { rates: true } });
  const version = shippingVersion(await method());
  const words = { name: "By post", description: "Three days", active: false };
  expect(
    await editShipping("standard", version, "ann", { words, rates: { ...PRICES, usd: 0 } }),
  ).toMatchObject({
    ok: true,
    changes: expect.arrayContaining(["usd 5.00 → 0.00", "active true → false"]),
  });
  expect(await method()).toMatchObject(words);
  expect(await editShipping("standard", version, "ann", { words, rates: PRICES })).toEqual({
    ...{ ok: false, kind: "changed_meanwhile" },
  });
  expect(await editShipping("by-pigeon", version, "ann", { words, rates: PRICES })).toEqual({
    ...{ ok: false, kind: "unknown" },
  });
});

test("each price that ever was is written down by the database, with who set it", async () => {
  const bowl = await stockProduct({ amount: 4_800 });
  await editProduct(bowl, await versionOf(bowl), "ann", { words: WORDS, prices: { ...PRICES, jpy: 5_000 } });
  await owner().price.updateMany({ where: { productId: bowl, currency: "jpy" }, data: { amount: 5_200 } });
  const changes = await prisma().priceChange.findMany({
    where: { productId: bowl, currency: "jpy" },
    orderBy: { id: "asc" },
    select: { beforeAmount: true, afterAmount: true, changedBy: true },
  });
  expect(changes).toEqual([
    { beforeAmount: null, afterAmount: 4_800, changedBy: null },
    { beforeAmount: 4_800, afterAmount: 5_000, changedBy: "ann" },
    { beforeAmount: 5_000, afterAmount: 5_200, changedBy: null },
  ]);
  expect(await prisma().priceChange.count({ where: { productId: bowl, currency: "usd" } })).toBe(1);
});
