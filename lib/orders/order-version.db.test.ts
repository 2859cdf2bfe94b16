import { expect, test } from "vitest";
import { prisma } from "@/lib/prisma";
import { setUpDatabase } from "@/lib/testing/database";
import { placePayment } from "@/lib/testing/payment";
import { readNewestVersion, readOrderVersion } from "./order-version";

setUpDatabase();

async function addRow(orderId: string): Promise<string> {
  const row = await prisma().orderEvent.create({
    data: { orderId, kind: "payment_started", cause: "system" },
  });
  return String(row.id);
}

test("before the first order nothing has a version", async () => {
  expect(await readNewestVersion()).toBe("0");
});

test("an order's version is its newest timeline row, whatever happens to other orders", async () => {
  const { orderId } = await placePayment();
  const other = await placePayment();
  const mine = await addRow(orderId);
  const newest = await addRow(other.orderId);
  expect(await readOrderVersion(orderId)).toBe(mine);
  expect(await readNewestVersion()).toBe(newest);
});

test("an order that does not exist has no version", async () => {
  const nobody = "00000000-0000-4000-8000-000000000000";
  expect(await readOrderVersion(nobody)).toBe("0");
});
