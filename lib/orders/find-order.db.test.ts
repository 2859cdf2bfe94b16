import { afterEach, expect, test } from "vitest";
import { transact } from "@/lib/outbox/transact";
import { prisma } from "@/lib/prisma";
import { owner, setUpDatabase } from "@/lib/testing/database";
import { apply, placePayment, succeeded } from "@/lib/testing/payment";
import { CONTACT, expectInvariantsToHold } from "@/lib/testing/shop";
import { findOrderByToken } from "./find-order";
import { hashOrderToken, issueOrderToken } from "./order-token";

setUpDatabase();
afterEach(expectInvariantsToHold);

async function linkTo(orderId: string): Promise<string> {
  return await transact((tx) => issueOrderToken(tx, orderId));
}

async function moveExpiry(token: string, interval: string): Promise<void> {
  await owner().$executeRaw`
    UPDATE order_token SET expires_at = now() + ${interval}::interval WHERE token_hash = ${hashOrderToken(token)}`;
}

test("a link leads to its order and to no other", async () => {
  const [mine, other] = [await placePayment(), await placePayment()];
  const [link, otherLink] = [await linkTo(mine.orderId), await linkTo(other.orderId)];
  expect((await findOrderByToken(link))?.id).toBe(mine.orderId);
  expect((await findOrderByToken(otherLink))?.id).toBe(other.orderId);
});

test("says whether its amount is held, and what was received", async () => {
  const { orderId, facts } = await placePayment({ manual: true });
  const link = await linkTo(orderId);
  expect(await findOrderByToken(link)).toMatchObject({ authorized: false, capturedAmount: 0 });
  await apply({ ...facts, status: "requires_capture" });
  expect(await findOrderByToken(link)).toMatchObject({ authorized: true, capturedAmount: 0 });
  await apply(succeeded(facts));
  expect(await findOrderByToken(link)).toMatchObject({ authorized: false, capturedAmount: facts.amount });
});

test("names the address line by line, with what it has and nothing that it has not", async () => {
  const { orderId } = await placePayment();
  const link = await linkTo(orderId);
  expect((await findOrderByToken(link))?.contact).toEqual(CONTACT);
  const data = { shippingLine2: "Flat 2", shippingState: "OR" };
  await prisma().order.update({ where: { id: orderId }, data });
  expect((await findOrderByToken(link))?.contact).toEqual({ ...CONTACT, line2: "Flat 2", state: "OR" });
});

test("a link that has expired leads nowhere, and a newer one of the same order still does", async () => {
  const { orderId } = await placePayment();
  const [old, fresh] = [await linkTo(orderId), await linkTo(orderId)];
  await moveExpiry(old, "-1 second");
  expect(await findOrderByToken(old)).toBeNull();
  expect((await findOrderByToken(fresh))?.id).toBe(orderId);
});

test("a link works for ninety days", async () => {
  const { orderId } = await placePayment();
  const tokenHash = hashOrderToken(await linkTo(orderId));
  const [row] = await prisma().$queryRaw<{ days: number }[]>`
    SELECT (extract(epoch FROM expires_at - created_at) / 86400)::float AS days
    FROM order_token WHERE token_hash = ${tokenHash}`;
  expect(row?.days).toBeCloseTo(90, 3);
});

test.each(["", "x", "a".repeat(42), "a".repeat(44), `${"a".repeat(42)}=`, "a".repeat(43)])(
  "the text %o leads nowhere",
  async (token) => {
    expect(await findOrderByToken(token)).toBeNull();
  },
);
