import { afterEach, expect, test } from "vitest";
import { prisma } from "@/lib/prisma";
import { owner, setUpDatabase } from "@/lib/testing/database";
import { eventAbout, placePayment, succeeded } from "@/lib/testing/payment";
import { expectInvariantsToHold } from "@/lib/testing/shop";
import { takeDelivery } from "./take-delivery";

setUpDatabase();
afterEach(expectInvariantsToHold);

test("an event that could not be applied has failed, and is recorded once it can be", async () => {
  const { orderId, facts } = await placePayment();
  const event = eventAbout("payment_intent.succeeded", succeeded(facts));
  await owner().$executeRaw`ALTER TABLE "order" ADD CONSTRAINT broken CHECK (status <> 'paid') NOT VALID`;
  const refused = await takeDelivery(event);
  await owner().$executeRaw`ALTER TABLE "order" DROP CONSTRAINT broken`;
  expect(refused).toBe("failed");
  expect((await prisma().order.findUnique({ where: { id: orderId } }))?.status).toBe("pending");

  expect(await takeDelivery(event)).toBe("recorded");
  expect((await prisma().order.findUnique({ where: { id: orderId } }))?.status).toBe("paid");
  expect(await takeDelivery(event)).toBe("recorded");
});
