import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { findProduct, listShippingOptions } from "@/lib/catalog/catalog";
import { loadCatalog } from "@/lib/catalog/load-catalog";
import { prisma } from "@/lib/prisma";
import { owner, setUpDatabase } from "@/lib/testing/database";
import { placePayment } from "@/lib/testing/payment";
import { expectInvariantsToHold, stockOf } from "@/lib/testing/shop";
import * as demo from "./products";
import type { ProductEntry, ProductsFile } from "./products-file";
import { seed } from "./seed";

setUpDatabase();
afterEach(expectInvariantsToHold);

const [mug, cup, espresso] = demo.products as [ProductEntry, ProductEntry, ProductEntry];
// With the way to ship that the tests' orders choose.
const standard = {
  id: "standard",
  name: "Standard",
  description: "",
  rates: { usd: 500, eur: 500, gbp: 500, jpy: 500, kwd: 500 },
};
const shipping = [...demo.shipping, standard];
const FILE: ProductsFile = { products: [mug, cup, espresso], shipping };

/** Applies a file and hands back what it says has changed, as "entry: what". */
async function apply(file: ProductsFile): Promise<string[]> {
  const seeded = await seed(owner(), file);
  if (!seeded.ok) throw new Error(`refused: ${JSON.stringify(seeded.problems)}`);
  return seeded.changes.flatMap(({ entry, what }) => what.map((change) => `${entry}: ${change}`));
}

async function catalogue() {
  const products = await prisma().product.findMany({
    include: { prices: { orderBy: { currency: "asc" } } },
    orderBy: { position: "asc" },
  });
  const methods = await prisma().shippingMethod.findMany({
    include: { rates: { orderBy: { currency: "asc" } } },
    orderBy: { position: "asc" },
  });
  return { products, methods };
}

beforeEach(() => apply(FILE));

test("the demo's shop is for sale in every currency, in the file's order", async () => {
  await apply({ ...demo, shipping });
  const { products, shipping: methods } = await loadCatalog(prisma(), "kwd");
  expect(products.map(({ id }) => id)).toEqual(demo.products.map(({ id }) => id));
  expect(methods.map(({ id }) => id)).toEqual(shipping.map(({ id }) => id));
  expect((await listShippingOptions("jpy")).map(({ price }) => price.amount)).toEqual([0, 1_500, 3_800, 500]);
  expect(await findProduct("moon-jar", "kwd")).toMatchObject({ left: 1, price: { amount: 129_000 } });
  for (const slug of ["moon-jar ", "MOON-JAR", "%", "__proto__", ""]) {
    expect(await findProduct(slug, "kwd")).toBeNull();
  }
});

test("applying the same file again changes nothing and says so", async () => {
  const before = await catalogue();
  expect(await apply(FILE)).toEqual([]);
  expect(await catalogue()).toEqual(before);
});

test("edits change rows, and each is told", async () => {
  const edited: ProductEntry = {
    ...mug,
    name: "Our Mug",
    slug: "our-mug",
    description: "As before, with a longer story than would fit on a line of the terminal.",
    active: false,
    prices: { ...mug.prices, usd: 41_00, kwd: 12_000 },
  };
  expect(await apply({ ...FILE, products: [edited, cup, espresso] })).toEqual([
    'ash-mug: slug "ash-mug" → "our-mug"',
    'ash-mug: name "Ash Mug" → "Our Mug"',
    "ash-mug: description changed",
    "ash-mug: active true → false",
    "ash-mug: usd 38.00 → 41.00",
    "ash-mug: kwd 11.750 → 12.000",
  ]);
  const row = await prisma().product.findUniqueOrThrow({ where: { id: mug.id }, include: { prices: true } });
  expect(row).toMatchObject({
    name: "Our Mug",
    slug: "our-mug",
    active: false,
    description: edited.description,
  });
  expect(row.prices.find(({ currency }) => currency === "usd")?.amount).toBe(41_00);
});

describe("stock", () => {
  const bowl: ProductEntry = { ...cup, id: "bowl", slug: "bowl", received: 10 };
  const withBowl = (received: number) => ({ ...FILE, products: [mug, cup, espresso, { ...bowl, received }] });

  test("rises by what arrived, with what is in orders accounted for", async () => {
    await apply(withBowl(10));
    await placePayment({ of: bowl.id });
    expect(await apply(withBowl(25))).toEqual(["bowl: received 10 → 25, left 8 → 23"]);
    expect(await stockOf(bowl.id)).toBe(23);
  });

  test("falls to nothing, and below what is ordered it is refused and nothing at all is changed", async () => {
    await apply(withBowl(2));
    expect(await stockOf(bowl.id)).toBe(0);
    const before = await catalogue();
    const products = [{ ...mug, name: "Renamed" }, cup, espresso, { ...bowl, received: 1 }];
    expect(await seed(owner(), { ...FILE, products })).toEqual({
      ok: false,
      problems: [{ entry: bowl.id, field: "received", message: "is less than the 2 pieces in orders" }],
    });
    expect(await catalogue()).toEqual(before);
  });

  test("is not lost when somebody buys at the same moment", async () => {
    const buy = () => placePayment({ of: mug.id });
    const products = [{ ...mug, received: mug.received + 5 }, cup, espresso];
    await Promise.all([buy(), apply({ ...FILE, products }), buy()]);
    expect(await stockOf(mug.id)).toBe(mug.received + 5 - 4);
  });
});

test("what is taken out is withdrawn and kept, and comes back when it is put in again", async () => {
  expect(await apply({ products: [mug, espresso], shipping: shipping.slice(1) })).toEqual([
    "tide-cup: withdrawn: it is no longer in the file",
    "slow-post: withdrawn: it is no longer in the file",
  ]);
  expect(await prisma().product.findUnique({ where: { id: cup.id } })).toMatchObject({
    active: false,
    stock: cup.received,
  });
  expect(await apply({ products: [mug, espresso], shipping: shipping.slice(1) })).toEqual([]);
  expect(await apply(FILE)).toEqual(["tide-cup: active false → true", "slow-post: active false → true"]);
});

test("products and ways to ship change places, and products their addresses", async () => {
  expect(await apply({ products: [espresso, mug, cup], shipping: shipping.toReversed() })).toEqual([
    "products: in another order",
    "shipping: in another order",
  ]);
  expect((await catalogue()).products.slice(0, 3).map(({ id }) => id)).toEqual([espresso.id, mug.id, cup.id]);

  const swapped = [{ ...mug, slug: cup.id }, { ...cup, slug: mug.id }, espresso];
  await apply({ ...FILE, products: swapped });
  expect((await prisma().product.findUnique({ where: { slug: mug.id } }))?.id).toBe(cup.id);
});

test("an address that a withdrawn product still has is refused by both names", async () => {
  await apply({ ...FILE, products: [mug, espresso] });
  const products = [mug, { ...espresso, slug: cup.id }];
  expect(await seed(owner(), { ...FILE, products })).toMatchObject({
    problems: [{ entry: espresso.id, field: "slug", message: expect.stringContaining(cup.id) }],
  });
});

test("a currency that the shop gave up is no longer sold in", async () => {
  await owner().price.create({ data: { productId: mug.id, currency: "chf", amount: 36_00 } });
  await owner().shippingRate.create({ data: { shippingMethodId: "courier", currency: "chf", amount: 5_00 } });
  expect(await apply(FILE)).toEqual(["ash-mug: no longer in chf", "courier: no longer in chf"]);
  expect(await prisma().price.count({ where: { currency: "chf" } })).toBe(0);
});

test("two who apply the file at once do not disturb each other", async () => {
  const renamed = { ...FILE, products: [{ ...mug, name: "One" }, cup, espresso] };
  await Promise.all([apply(renamed), apply(renamed), apply(renamed)]);
  expect((await prisma().product.findUnique({ where: { id: mug.id } }))?.name).toBe("One");
});
