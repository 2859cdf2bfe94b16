import { expect, test } from "vitest";
import { prisma, transact } from "@/lib/prisma";
import { setUpDatabase } from "@/lib/testing/database";
import { placePayment } from "@/lib/testing/payment";
import { stockOf } from "@/lib/testing/shop";
import { changeOrderStatus } from "./change-order-status";
import { mayMove, ORDER_STATUSES, type OrderStatus } from "./order-status";

setUpDatabase();

const move = (orderId: string, from: OrderStatus, to: OrderStatus) =>
  transact((tx) => changeOrderStatus(tx, { orderId, from, to, cause: { by: "system" } }));

test("the database's table of moves is the one in the code", async () => {
  const moves = ORDER_STATUSES.flatMap((from) => ORDER_STATUSES.map((to) => ({ from, to })));
  for (const { from, to } of moves) {
    const rows = await prisma().$queryRaw<{ allowed: boolean }[]>`
      SELECT order_status_may_move(${from}::order_status, ${to}::order_status) AS allowed`;
    expect({ from, to, allowed: rows[0]?.allowed }).toEqual({ from, to, allowed: mayMove(from, to) });
  }
});

test("plain SQL cannot move an order where it may not go", async () => {
  const { orderId } = await placePayment();
  await move(orderId, "pending", "canceled");
  await expect(
    prisma().$executeRaw`UPDATE "order" SET status = 'pending' WHERE id = ${orderId}::uuid`,
  ).rejects.toThrow("may not move from canceled to pending");
});

test("a move that the table does not know changes nothing", async () => {
  const { orderId } = await placePayment();
  await move(orderId, "pending", "expired");
  expect(await move(orderId, "expired", "canceled")).toEqual({ moved: false, reason: "status" });
});

test("a caller that is wrong about the status is a defect, and nothing is written", async () => {
  const { orderId } = await placePayment();
  await expect(move(orderId, "processing", "paid")).rejects.toThrow("was not processing");
  expect(await prisma().orderEvent.count({ where: { orderId, toStatus: "paid" } })).toBe(0);
});

test.each(["expired", "canceled"] as const)("an order that is %s gives its stock back once", async (to) => {
  const { orderId, productId } = await placePayment({ stock: 5 });
  expect(await stockOf(productId)).toBe(3);
  await move(orderId, "pending", to);
  expect(await stockOf(productId)).toBe(5);
});

test("every change has a row that says from, to and who", async () => {
  const { orderId } = await placePayment();
  await move(orderId, "pending", "processing");
  const last = await prisma().orderEvent.findFirst({ where: { orderId }, orderBy: { id: "desc" } });
  expect(last).toMatchObject({
    kind: "status_changed",
    fromStatus: "pending",
    toStatus: "processing",
    cause: "system",
  });
});
