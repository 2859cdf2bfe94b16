import { afterAll, beforeEach, expect, test } from "vitest";
import { findOrderByToken } from "@/lib/orders/find-order";
import { prisma } from "@/lib/prisma";
import { SHOP } from "@/lib/shop";
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

const kept = (id: string) => prisma().mail.findUniqueOrThrow({ where: { id } });

test("a mail that the server does not take stays unsent with what the server said, and can be sent later", async () => {
  const { id } = await queuedMail();
  server.refuse = true;
  await expect(sendMail(id)).rejects.toThrow();
  await expect(sendMail(id)).rejects.toThrow();
  expect(await kept(id)).toMatchObject({
    sentAt: null,
    attempts: 2,
    lastError: expect.stringContaining("not now"),
  });
  server.refuse = false;
  await sendMail(id);
  expect(server.messages).toHaveLength(1);
  expect(await kept(id)).toMatchObject({ sentAt: expect.any(Date), attempts: 3, lastError: null });
});

test("a mail is sent as plain text and as HTML, and answers to it go to the shop", async () => {
  const { id } = await queuedMail();
  await sendMail(id);
  const [message = ""] = server.messages;
  expect(message).toMatch(/^Content-Type: multipart\/alternative;/m);
  expect(message.indexOf("text/plain")).toBeLessThan(message.indexOf("text/html"));
  expect(decoded(message)).toMatch(/<a [^>]*href="[^"]+\/orders\/[\w-]{43}"/);
  expect(message).toContain(`Reply-To: ${SHOP.email}`);
});

test("the mail about a refund names its amount, and only that of its own order", async () => {
  const first = await placePayment();
  await apply(succeeded(first.facts));
  const other = await placePayment();
  await apply(succeeded(other.facts));
  const { id: refund } = await prisma().refund.create({
    data: {
      orderId: first.orderId,
      attemptId: first.facts.attemptId ?? "",
      idempotencyKey: crypto.randomUUID(),
      amount: 1234,
      currency: first.facts.currency,
    },
  });
  for (const orderId of [first.orderId, other.orderId]) {
    const { id } = await prisma().mail.create({
      data: { orderId, kind: `refunded:${refund}`, recipient: "ada@example.com" },
    });
    await sendMail(id);
  }
  expect(server.messages).toHaveLength(2);
  expect(decoded(server.messages[0])).toContain("12.34");
  expect(decoded(server.messages[1])).not.toContain("12.34");
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
