import { afterEach, expect, test } from "vitest";
import { placeOrder } from "@/lib/orders/place-order";
import { prisma } from "@/lib/prisma";
import { crowd } from "@/lib/testing/crowd";
import { setUpSandbox } from "@/lib/testing/set-up-sandbox";
import { expectInvariantsToHold, fillCart, stockOf, stockProduct } from "@/lib/testing/shop";

setUpSandbox();
afterEach(expectInvariantsToHold);

test("of two hundred buyers for twenty pieces twenty are served and all others hear that it is sold out", async () => {
  const bowl = await stockProduct({ stock: 20 });
  const answers = await crowd(Array.from({ length: 200 }, () => ({ [bowl]: 1 })));
  expect(answers).toEqual({ served: 20, sold_out: 180 });
  expect(await stockOf(bowl)).toBe(0);
});

test("buyers who want the same two things in turns wait for each other in no circle", async () => {
  const [mug, bowl] = [await stockProduct({ stock: 10 }), await stockProduct({ stock: 10 })];
  const carts = Array.from({ length: 24 }, (_, n) =>
    n % 2 ? { [mug]: 1, [bowl]: 1 } : { [bowl]: 1, [mug]: 1 },
  );
  expect(await crowd(carts)).toEqual({ served: 10, sold_out: 14 });
  expect([await stockOf(mug), await stockOf(bowl)]).toEqual([0, 0]);
});

test("the shelf is locked last: while the rest of an order is written others may still take from it", async () => {
  const bowl = await stockProduct({ stock: 5 });
  const request = await fillCart({ [bowl]: 1 });
  let free: unknown[] = [];
  await prisma().$transaction((tx) =>
    placeOrder(tx, request, false, async () => {
      // Another connection would get the shelf's row at once, although the order is written already.
      free = await prisma().$queryRaw<unknown[]>`
        SELECT 1 FROM product WHERE id = ${bowl} FOR NO KEY UPDATE SKIP LOCKED`;
    }),
  );
  expect(free).toHaveLength(1);
  expect(await stockOf(bowl)).toBe(4);
});
