import { expect, test } from "vitest";
import { prisma } from "@/lib/prisma";
import { setUpDatabase } from "@/lib/testing/database";
import { apply, placePayment, succeeded } from "@/lib/testing/payment";
import { sendMail } from "./send-mail";

setUpDatabase();

test("without a mail server the confirmation is kept and shown on the timeline", async () => {
  const { orderId, facts } = await placePayment();
  await apply(succeeded(facts));
  const { id } = await prisma().mail.findFirstOrThrow({ where: { orderId } });
  await sendMail(id);
  expect(await prisma().mail.findUnique({ where: { id } })).toMatchObject({
    transport: "kept",
    recipient: "ada@example.com",
    body: expect.stringContaining("[the order's private link]"),
  });
  expect(await prisma().orderEvent.count({ where: { orderId, kind: "mail_kept" } })).toBe(1);
});
