import { expect, test } from "vitest";
import { prisma } from "@/lib/prisma";
import { owner, setUpDatabase } from "@/lib/testing/database";
import { stockProduct } from "@/lib/testing/shop";
import { hashCartSecret } from "./cart-secret";
import { refillCart } from "./refill-cart";

setUpDatabase();

async function linesOf(secret: string | null) {
  const cart = await prisma().cart.findUniqueOrThrow({
    where: { tokenHash: hashCartSecret(secret ?? "") ?? new Uint8Array() },
    include: { lines: { orderBy: { addedAt: "asc" } } },
  });
  return { version: cart.version, lines: cart.lines.map(({ productId, quantity }) => [productId, quantity]) };
}

test("on a device without a cart the things are in a new one, and a second press changes nothing", async () => {
  const [mug, bowl] = [await stockProduct(), await stockProduct()];
  const items = [
    { productId: mug, quantity: 2 },
    { productId: bowl, quantity: 1 },
  ];
  const first = await refillCart(prisma(), { secret: null, items });
  expect(first.short).toEqual([]);
  const once = await linesOf(first.secret);
  expect(once.lines).toEqual([
    [mug, 2],
    [bowl, 1],
  ]);
  expect(await refillCart(prisma(), { secret: first.secret, items })).toEqual(first);
  expect(await linesOf(first.secret)).toEqual(once);
});

test("what is in the cart already stays, and is not added to", async () => {
  const [mug, bowl] = [await stockProduct(), await stockProduct()];
  const { secret } = await refillCart(prisma(), { secret: null, items: [{ productId: mug, quantity: 3 }] });
  const items = [
    { productId: mug, quantity: 2 },
    { productId: bowl, quantity: 1 },
  ];
  await refillCart(prisma(), { secret, items });
  expect((await linesOf(secret)).lines).toEqual([
    [mug, 3],
    [bowl, 1],
  ]);
});

test("what can be had of it is put in, and what is missing is named", async () => {
  const [few, gone, withdrawn] = [
    await stockProduct({ stock: 1 }),
    await stockProduct({ stock: 0 }),
    await stockProduct(),
  ];
  await owner().product.update({ where: { id: withdrawn }, data: { active: false } });
  const items = [few, gone, withdrawn].map((productId) => ({ productId, quantity: 2 }));
  const { secret, short } = await refillCart(prisma(), { secret: null, items });
  expect(short).toEqual([few, gone, withdrawn]);
  expect((await linesOf(secret)).lines).toEqual([[few, 1]]);
});

test("where nothing can be had no cart is made", async () => {
  const gone = await stockProduct({ stock: 0 });
  const items = [{ productId: gone, quantity: 1 }];
  expect(await refillCart(prisma(), { secret: null, items })).toEqual({ secret: null, short: [gone] });
});
