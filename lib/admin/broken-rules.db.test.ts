import { randomUUID } from "node:crypto";
import { expect, test } from "vitest";
import { prisma } from "@/lib/prisma";
import { owner, setUpDatabase } from "@/lib/testing/database";
import { placePayment } from "@/lib/testing/payment";
import { stockProduct } from "@/lib/testing/shop";
import { findBrokenRules } from "./broken-rules";

setUpDatabase();

test("a rule that breaks thirty times does not hide the one that breaks once", async () => {
  for (let nth = 0; nth < 30; nth += 1) {
    const id = await stockProduct();
    await owner().product.update({ where: { id }, data: { received: { increment: 1 } } });
  }
  const { orderId } = await placePayment();
  const order = await prisma().order.findUniqueOrThrow({ where: { id: orderId } });
  await prisma().paymentAttempt.updateMany({
    where: { orderId },
    data: { status: "captured", paymentIntentId: `pi_${randomUUID()}`, amountReceived: order.totalAmount },
  });

  const broken = await findBrokenRules(30_000);
  expect(broken.map(({ name, count, cases }) => [name, count, cases.length])).toEqual([
    ["I2", 1, 1],
    ["I4", 30, 5],
  ]);
  expect(broken[0]?.cases).toEqual([
    { label: `Order #${order.number}`, href: `/admin/orders/${orderId}`, detail: expect.any(String) },
  ]);
});
