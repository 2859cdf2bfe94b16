import { afterEach, expect, test } from "vitest";
import { prisma } from "@/lib/prisma";
import { owner, setUpDatabase } from "@/lib/testing/database";
import { eventAbout, placePayment, succeeded } from "@/lib/testing/payment";
import { expectInvariantsToHold } from "@/lib/testing/shop";
import { replyStatus } from "./reply";

setUpDatabase();
afterEach(expectInvariantsToHold);

test("an event that could not be applied is answered 500, and 200 once it is", async () => {
  const { orderId, facts } = await placePayment();
  const event = eventAbout("payment_intent.succeeded", succeeded(facts));
  await owner().$executeRaw`ALTER TABLE "order" ADD CONSTRAINT broken CHECK (status <> 'paid') NOT VALID`;
  const refused = await replyStatus(event);
  await owner().$executeRaw`ALTER TABLE "order" DROP CONSTRAINT broken`;
  expect(refused).toBe(500);
  expect((await prisma().order.findUnique({ where: { id: orderId } }))?.status).toBe("pending");

  expect(await replyStatus(event)).toBe(200);
  expect((await prisma().order.findUnique({ where: { id: orderId } }))?.status).toBe("paid");
  expect(await replyStatus(event)).toBe(200);
});
