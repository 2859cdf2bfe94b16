import { expect, test } from "vitest";
import { prisma } from "@/lib/prisma";
import { setUpDatabase } from "@/lib/testing/database";
import { placePayment } from "@/lib/testing/payment";
import { mayMove, ORDER_STATUSES } from "./order-status";

setUpDatabase();

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
  await prisma().$executeRaw`
    WITH moved AS (UPDATE "order" SET status = 'canceled' WHERE id = ${orderId}::uuid RETURNING id)
    INSERT INTO order_event (order_id, kind, from_status, to_status, cause)
    SELECT id, 'status_changed', 'pending', 'canceled', 'system' FROM moved`;
  await expect(
    prisma().$executeRaw`UPDATE "order" SET status = 'pending' WHERE id = ${orderId}::uuid`,
  ).rejects.toThrow("may not move from canceled to pending");
});
