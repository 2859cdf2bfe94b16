import { afterAll, beforeEach, expect, test } from "vitest";
import { findOrderByToken } from "@/lib/orders/find-order";
import { prisma } from "@/lib/prisma";
import { owner, setUpDatabase } from "@/lib/testing/database";
import { type MailServer, startMailServer } from "@/lib/testing/mail-server";
import { apply, placePayment, succeeded } from "@/lib/testing/payment";
import { sendMail } from "./send-mail";

let server: MailServer;
setUpDatabase(async () => {
  server = await startMailServer();
  return { SMTP_URL: server.url };
});
afterAll(() => server.close());
beforeEach(() => {
  server.messages.length = 0;
  server.refuse = false;
});

async function queuedMail() {
  const { orderId, facts } = await placePayment();
  await apply(succeeded(facts));
  return await prisma().mail.findFirstOrThrow({ where: { orderId } });
}

/** The body as a mail program shows it. */
const decoded = (message = "") => message.replace(/=\n/g, "").replace(/=3D/g, "=");

test("the confirmation goes out once, with a link that opens the order", async () => {
  const mail = await queuedMail();
  await sendMail(mail.id);
  await sendMail(mail.id);
  expect(server.messages).toHaveLength(1);
  const token = /\/orders\/([\w-]{43})/.exec(decoded(server.messages[0]))?.[1] ?? "";
  expect((await findOrderByToken(token))?.id).toBe(mail.orderId);
});

test("what is kept has no link in it, and the timeline says that it went out", async () => {
  const mail = await queuedMail();
  await sendMail(mail.id);
  const kept = await prisma().mail.findUniqueOrThrow({ where: { id: mail.id } });
  expect(kept.transport).toBe("smtp");
  expect(kept.sentAt).not.toBeNull();
  expect(kept.body).toContain("is confirmed");
  expect(kept.body).not.toMatch(/\/orders\//);
  expect(await prisma().orderEvent.count({ where: { orderId: mail.orderId, kind: "mail_sent" } })).toBe(1);
});

test("a mail that the server does not take stays unsent, and can be sent later", async () => {
  const mail = await queuedMail();
  server.refuse = true;
  await expect(sendMail(mail.id)).rejects.toThrow();
  expect((await prisma().mail.findUniqueOrThrow({ where: { id: mail.id } })).sentAt).toBeNull();
  server.refuse = false;
  await sendMail(mail.id);
  expect(server.messages).toHaveLength(1);
});

test("whatever stands in a name, a mail has the headers and paragraphs that we wrote", async () => {
  const mail = await queuedMail();
  const shippingName = "Ada\r\nBcc: eve@example.com\r\n\r\nYour order is canceled";
  await prisma().order.update({ where: { id: mail.orderId }, data: { shippingName } });
  await sendMail(mail.id);
  expect(server.messages).toHaveLength(1);
  expect(decoded(server.messages[0])).not.toMatch(/^(Bcc:|Your order is canceled)/m);
});

test("a list of addresses is no recipient: nobody on it gets the mail", async () => {
  const mail = await queuedMail();
  const recipient = "ada@example.com, eve@example.com";
  await owner().mail.update({ where: { id: mail.id }, data: { recipient } });
  await expect(sendMail(mail.id)).rejects.toThrow("recipients");
  expect(server.messages).toEqual([]);
});
