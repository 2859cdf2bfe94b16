import { afterEach, expect, test } from "vitest";
import { placeOrder } from "@/lib/orders/place-order";
import { transact } from "@/lib/outbox/transact";
import { prisma } from "@/lib/prisma";
import { owner, setUpDatabase } from "@/lib/testing/database";
import { expectInvariantsToHold, fillCart, stockProduct } from "@/lib/testing/shop";
import { quoteCheckout } from "./quote-checkout";

setUpDatabase();
afterEach(expectInvariantsToHold);

const leftIn = async (request: Awaited<ReturnType<typeof fillCart>>) =>
  (await quoteCheckout(request))?.summary.lines.map(({ left }) => left);

async function order(request: Awaited<ReturnType<typeof fillCart>>): Promise<string> {
  const placed = await transact((tx) => placeOrder(tx, request, false));
  if (!placed.ok) throw new Error(`refused: ${placed.kind}`);
  return placed.order.id;
}

test("what the cart's own unpaid order holds is still there for that cart", async () => {
  const bowl = await stockProduct({ stock: 2 });
  const request = await fillCart({ [bowl]: 2 });
  await order(request);
  expect(await leftIn(request)).toEqual([2]);
});

test("what another cart's order holds is not", async () => {
  const bowl = await stockProduct({ stock: 2 });
  await order(await fillCart({ [bowl]: 2 }));
  expect(await leftIn(await fillCart({ [bowl]: 1 }))).toEqual([0]);
});

test("what a canceled order once held counts once, as stock", async () => {
  const bowl = await stockProduct({ stock: 2 });
  const request = await fillCart({ [bowl]: 2 });
  const id = await order(request);
  await prisma().$transaction([
    prisma().order.update({ where: { id }, data: { status: "canceled" } }),
    prisma().orderEvent.create({
      data: {
        orderId: id,
        kind: "status_changed",
        fromStatus: "pending",
        toStatus: "canceled",
        cause: "system",
      },
    }),
    owner().product.update({ where: { id: bowl }, data: { stock: 2 } }),
  ]);
  expect(await leftIn(request)).toEqual([2]);
});

test("an empty cart, and a cart that does not exist, cost nothing at all", async () => {
  const empty = await fillCart({});
  expect(await quoteCheckout(empty)).toBeNull();
  expect(await quoteCheckout({ ...empty, cartId: "0d4e2f6c-1b9e-4f83-8c5b-9f0e0a4dd2f6" })).toBeNull();
});
