import { expect, test } from "vitest";
import { transact } from "@/lib/outbox/transact";
import { prisma } from "@/lib/prisma";
import { setUpDatabase } from "@/lib/testing/database";
import { closeOrder } from "@/lib/testing/payment";
import { expectInvariantsToHold, fillCart, stockProduct } from "@/lib/testing/shop";
import { placeOrder } from "./place-order";
import { readPricedCart } from "./read-priced-cart";

setUpDatabase();

test("pieces that come back from a cart's own canceled order count once, before and after they are back", async () => {
  const bowl = await stockProduct({ stock: 3 });
  const request = await fillCart({ [bowl]: 3 });
  const placed = await transact((tx) => placeOrder(tx, request, false));
  if (!placed.ok) throw new Error(`refused: ${placed.kind}`);
  const cart = { ...request, id: request.cartId };

  const asItIs = { ok: true, summary: { lines: [{ left: 3, canGrow: false }] } };
  await prisma().$transaction(async (tx) => {
    await closeOrder(placed.order.id, tx);
    expect(await readPricedCart(prisma(), cart)).toMatchObject(asItIs);
  });
  expect(await readPricedCart(prisma(), cart)).toMatchObject(asItIs);
  await expectInvariantsToHold();
});
