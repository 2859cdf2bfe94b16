import { existsSync } from "node:fs";
import path from "node:path";
import { expect, test } from "vitest";
import { findProduct, listProducts, listShippingOptions } from "@/lib/catalog/catalog";
import { isChargeable } from "@/lib/money";
import { prisma } from "@/lib/prisma";
import { SHOP_CURRENCIES } from "@/lib/shop";
import { owner, setUpDatabase } from "@/lib/testing/database";
import { seed } from "./seed";

setUpDatabase();

test("a second run leaves live stock, changed prices and the shop's own products alone", async () => {
  await seed(owner());
  await owner().product.update({ where: { id: "ash-mug" }, data: { stock: 7, name: "Our Mug" } });
  await owner().price.update({
    where: { productId_currency: { productId: "ash-mug", currency: "usd" } },
    data: { amount: 4100 },
  });
  const before = await prisma().product.findMany({ include: { prices: true }, orderBy: { id: "asc" } });
  await seed(owner());
  const after = await prisma().product.findMany({ include: { prices: true }, orderBy: { id: "asc" } });
  expect(after).toEqual(before);
});

test("every product has a picture and an amount that Stripe takes in every currency", async () => {
  await seed(owner());
  for (const currency of SHOP_CURRENCIES) {
    const products = await listProducts(currency);
    expect(products.length).toBeGreaterThanOrEqual(14);
    expect(products.filter(({ price }) => !isChargeable(price))).toEqual([]);
    for (const { image } of products) {
      expect(existsSync(path.join(import.meta.dirname, "..", "public", image)), image).toBe(true);
    }
  }
});

test("there are three ways to ship, one of them free, in every currency", async () => {
  await seed(owner());
  for (const currency of SHOP_CURRENCIES) {
    const rates = (await listShippingOptions(currency)).map(({ price }) => price);
    expect(rates.map(({ amount }) => amount === 0)).toEqual([true, false, false]);
    expect(rates.slice(1).every(isChargeable)).toBe(true);
  }
});

test("a product is found by its address and by nothing that only looks like one", async () => {
  await seed(owner());
  expect(await findProduct("moon-jar", "kwd")).toMatchObject({
    name: "Moon Jar",
    left: 1,
    price: { amount: 129_000, currency: "kwd" },
  });
  for (const slug of ["moon-jar ", "MOON-JAR", "%", "__proto__", ""]) {
    expect(await findProduct(slug, "kwd")).toBeNull();
  }
});
