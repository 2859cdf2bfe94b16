import { randomUUID } from "node:crypto";
import { afterEach, expect, test } from "vitest";
import { findOrderByToken } from "@/lib/orders/find-order";
import { issueOrderToken } from "@/lib/orders/order-token";
import { transact } from "@/lib/outbox/transact";
import { prisma } from "@/lib/prisma";
import { owner, setUpDatabase } from "@/lib/testing/database";
import { apply, placePayment, succeeded } from "@/lib/testing/payment";
import { expectInvariantsToHold } from "@/lib/testing/shop";
import { applyCommand } from "./apply-command";

// What a shopper's page is told of an order's end decides whether it says that they were charged.
setUpDatabase();
afterEach(expectInvariantsToHold);

async function viewOf(orderId: string) {
  const link = await transact((tx) => issueOrderToken(tx, orderId));
  return () => findOrderByToken(link);
}

test("an amount that staff let go is no order that was merely canceled", async () => {
  const held = await placePayment({ manual: true });
  await apply({ ...held.facts, status: "requires_capture" });
  const request = {
    captureId: randomUUID(),
    attemptId: held.facts.attemptId ?? "",
    what: { kind: "release" },
  } as const;
  expect(await applyCommand(held.orderId, { kind: "capture_requested", request }, "ann")).toBe("done");
  // A card before it was refused.
  const refused = { orderId: held.orderId, amount: held.facts.amount, currency: "usd", params: {} };
  await prisma().paymentAttempt.create({
    data: { ...refused, status: "refused", idempotencyKey: randomUUID() },
  });
  const view = await viewOf(held.orderId);
  expect(await view()).toMatchObject({ authorized: true, released: false });
  await apply({ ...held.facts, status: "canceled" });
  expect(await view()).toMatchObject({ status: "canceled", released: true, authorized: false });

  const merely = await placePayment();
  await apply({ ...merely.facts, status: "canceled" });
  expect(await (await viewOf(merely.orderId))()).toMatchObject({ status: "canceled", released: false });
});

test("money came too late where it came for an order that had ended, and nowhere else", async () => {
  const { orderId, productId, facts } = await placePayment({ stock: 2 });
  const view = await viewOf(orderId);
  await apply({ ...facts, status: "canceled" });
  expect(await view()).toMatchObject({ status: "canceled", paidTooLate: false });
  await owner().product.update({ where: { id: productId }, data: { stock: 1, received: 1 } });
  await apply(succeeded(facts));
  expect(await view()).toMatchObject({
    ...{ status: "canceled", paidTooLate: true, capturedAmount: facts.amount },
  });

  const paid = await placePayment();
  await apply(succeeded(paid.facts));
  const what = {
    refundId: randomUUID(),
    attemptId: paid.facts.attemptId ?? "",
    what: { kind: "rest" },
  } as const;
  const request = { ...what, restock: false, reason: null, note: null, by: "ann" };
  expect(await applyCommand(paid.orderId, { kind: "refund_requested", request }, "ann")).toBe("done");
  expect(await (await viewOf(paid.orderId))()).toMatchObject({ status: "paid", paidTooLate: false });
});

test("too many declines are eight, over all of an order's payments", async () => {
  const { orderId, facts } = await placePayment();
  const view = await viewOf(orderId);
  expect(await view()).toMatchObject({ tooManyDeclines: false });
  const data = { declineCount: 7 };
  await prisma().paymentAttempt.update({ where: { id: facts.attemptId ?? "" }, data });
  expect(await view()).toMatchObject({ tooManyDeclines: false });
  const { id: _, ...first } = await prisma().paymentAttempt.findFirstOrThrow({ where: { orderId } });
  const another = { status: "refused", declineCount: 1, idempotencyKey: randomUUID(), params: {} } as const;
  await prisma().paymentAttempt.create({ data: { ...first, ...another } });
  expect(await view()).toMatchObject({ tooManyDeclines: true });
});
