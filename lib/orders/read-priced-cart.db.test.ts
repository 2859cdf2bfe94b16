import { expect, test, vi } from "vitest";
import { transact } from "@/lib/outbox/transact";
import { prisma } from "@/lib/prisma";
import { setUpDatabase } from "@/lib/testing/database";
import { closeOrder } from "@/lib/testing/payment";
import { expectInvariantsToHold, fillCart, stockProduct } from "@/lib/testing/shop";
import { placeOrder } from "./place-order";
import { readPricedCart } from "./read-priced-cart";

setUpDatabase();

async function someoneWaitsForALock(): Promise<void> {
  await vi.waitFor(async () => {
    const waiting = await prisma().$queryRaw<unknown[]>`SELECT 1 FROM pg_locks WHERE NOT granted`;
    expect(waiting).not.toEqual([]);
  });
}

test("a cart that waits for its own order to be canceled counts the pieces that come back once", async () => {
  const bowl = await stockProduct({ stock: 3 });
  const request = await fillCart({ [bowl]: 3 });
  const placed = await transact((tx) => placeOrder(tx, request, false));
  if (!placed.ok) throw new Error(`refused: ${placed.kind}`);
  const cart = { ...request, id: request.cartId };

  let quoted: ReturnType<typeof readPricedCart> | undefined;
  await prisma().$transaction(async (tx) => {
    await closeOrder(placed.order.id, tx);
    quoted = transact((later) => readPricedCart(later, cart, { lock: true }));
    await someoneWaitsForALock();
  });
  expect(await quoted).toMatchObject({ ok: true, summary: { lines: [{ left: 3, canGrow: false }] } });
  await expectInvariantsToHold();
});
