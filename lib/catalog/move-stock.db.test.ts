import { randomUUID } from "node:crypto";
import { afterEach, expect, test } from "vitest";
import { prisma } from "@/lib/prisma";
import { owner, setUpDatabase } from "@/lib/testing/database";
import { expectInvariantsToHold, stockOf, stockProduct } from "@/lib/testing/shop";
import { moveStock } from "./move-stock";

setUpDatabase();
afterEach(expectInvariantsToHold);

const move = (productId: string, pieces: number, more: object = {}) =>
  moveStock({
    ...{ commandId: randomUUID(), productId, pieces, by: "ann", note: null },
    reason: pieces > 0 ? "received" : "damaged",
    ...more,
  });
const movesOf = async (productId: string) =>
  (await prisma().stockMove.findMany({ where: { productId }, orderBy: { id: "asc" } })).map(
    ({ pieces, reason, movedBy, note }) => ({ pieces, reason, movedBy, note }),
  );

test("what arrives is for sale, with who said so and why", async () => {
  const bowl = await stockProduct({ stock: 3 });
  expect(await move(bowl, 4, { note: "second firing" })).toEqual({ ok: true, left: 7 });
  expect(await stockOf(bowl)).toBe(7);
  expect(await movesOf(bowl)).toEqual([
    { pieces: 3, reason: "received", movedBy: null, note: null },
    { pieces: 4, reason: "received", movedBy: "ann", note: "second firing" },
  ]);
});

test("a form that is sent twice, also at once, is one move", async () => {
  const bowl = await stockProduct({ stock: 3 });
  const commandId = randomUUID();
  const answers = await Promise.all([1, 2, 3].map(() => move(bowl, -1, { commandId })));
  expect(answers).toEqual([1, 2, 3].map(() => ({ ok: true, left: 2 })));
  expect(await movesOf(bowl)).toHaveLength(2);
});

test("more than is for sale cannot break, and of two who say so at once only one is believed", async () => {
  const bowl = await stockProduct({ stock: 3 });
  expect(await move(bowl, -4)).toEqual({ ok: false, kind: "not_that_many", left: 3 });
  const answers = await Promise.all([move(bowl, -2), move(bowl, -2)]);
  expect(answers.map(({ ok }) => ok).sort()).toEqual([false, true]);
  expect(await stockOf(bowl)).toBe(1);
  expect(await move(bowl, -1)).toEqual({ ok: true, left: 0 });
});

test("of a product that is not there nothing comes or goes", async () => {
  expect(await move("no-such-bowl", 1)).toEqual({ ok: false, kind: "no_product" });
});

test("what the products file adds or takes away is a move as well", async () => {
  const bowl = await stockProduct({ stock: 3 });
  for (const received of [10, 8]) {
    const { stock, received: before } = await prisma().product.findUniqueOrThrow({ where: { id: bowl } });
    await owner().product.update({
      where: { id: bowl },
      data: { received, stock: stock + received - before },
    });
  }
  expect((await movesOf(bowl)).map(({ pieces, reason }) => [pieces, reason])).toEqual([
    [3, "received"],
    [7, "received"],
    [-2, "corrected"],
  ]);
});

test("the ledger stays as it was written, and the serving role changes no sum beside it", async () => {
  const bowl = await stockProduct({ stock: 3 });
  const { count } = await owner().stockMove.deleteMany({ where: { productId: "none" } });
  expect(count).toBe(0);
  await expect(
    owner().stockMove.updateMany({ where: { productId: bowl }, data: { pieces: 9 } }),
  ).rejects.toThrow(/another one corrects it/);
  await expect(prisma().stockMove.deleteMany({ where: { productId: bowl } })).rejects.toThrow(/denied/);
  await expect(prisma().product.update({ where: { id: bowl }, data: { received: 9 } })).rejects.toThrow(
    /denied/,
  );
});

test.each([
  ["received", -1],
  ["damaged", 1],
  ["corrected", 0],
] as const)("%s by %s pieces is nonsense that the database refuses", async (reason, pieces) => {
  const bowl = await stockProduct({ stock: 3 });
  await expect(move(bowl, pieces, { reason })).rejects.toThrow(/check constraint/);
});
