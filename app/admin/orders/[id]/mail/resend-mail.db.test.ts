import { afterAll, beforeEach, expect, test } from "vitest";
import { findOrderDetail } from "@/lib/admin/order-detail";
import { resendMail } from "@/lib/mail/resend-mail";
import { prisma } from "@/lib/prisma";
import { owner, setUpDatabase } from "@/lib/testing/database";
import { workOff } from "@/lib/testing/jobs";
import { type MailServer, startMailServer } from "@/lib/testing/mail-server";
import { apply, placePayment, succeeded } from "@/lib/testing/payment";

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

const STAFF = "staff-1";

async function paidOrder() {
  const { orderId, facts } = await placePayment();
  await apply(succeeded(facts));
  const { id: mailId } = await prisma().mail.findFirstOrThrow({ where: { orderId } });
  return { orderId, mailId };
}

const shown = async (orderId: string) => (await findOrderDetail(orderId))?.mails[0];

test("a mail that went out is sent again from its one row, and the timeline names who asked", async () => {
  await prisma().user.create({ data: { id: STAFF, name: "Grace", email: "grace@till.example" } });
  const { orderId, mailId } = await paidOrder();
  await workOff();
  expect(await resendMail(mailId, STAFF)).toEqual({ ok: true });
  expect(await resendMail(mailId, STAFF)).toEqual({ ok: false, kind: "waiting" });
  expect(await shown(orderId)).toMatchObject({ waiting: true, resendable: false });
  await workOff();
  expect(server.messages).toHaveLength(2);
  expect(await prisma().mail.count({ where: { orderId } })).toBe(1);
  expect(await shown(orderId)).toMatchObject({ waiting: false, resendable: true, attempts: 1 });
  const order = await findOrderDetail(orderId);
  expect(order?.timeline).toContainEqual(
    expect.objectContaining({ title: "Mail asked for again", subject: "Grace" }),
  );
});

test("twenty staff who press at once have one mail sent", async () => {
  const { mailId } = await paidOrder();
  await workOff();
  const results = await Promise.all(Array.from({ length: 20 }, () => resendMail(mailId, STAFF)));
  expect(results.filter(({ ok }) => ok)).toHaveLength(1);
  await workOff();
  expect(server.messages).toHaveLength(2);
});

test("a mail whose sending fails is shown with its error and its next try, and staff have it tried at once", async () => {
  const { orderId, mailId } = await paidOrder();
  server.refuse = true;
  await workOff();
  expect(await shown(orderId)).toMatchObject({
    waiting: true,
    resendable: true,
    attempts: 1,
    lastError: expect.stringContaining("not now"),
    nextTryAt: expect.any(Date),
  });
  server.refuse = false;
  expect(await resendMail(mailId, STAFF)).toEqual({ ok: true });
  await workOff();
  expect(server.messages).toHaveLength(1);
  expect(await shown(orderId)).toMatchObject({ waiting: false, lastError: null, nextTryAt: null });
});

test("a mail that the queue has given up is shown as such, and staff can have it sent", async () => {
  const { orderId, mailId } = await paidOrder();
  server.refuse = true;
  await workOff();
  await owner().$executeRaw`UPDATE graphile_worker._private_jobs SET attempts = max_attempts`;
  expect(await shown(orderId)).toMatchObject({ nextTryAt: null, resendable: true });
  server.refuse = false;
  await resendMail(mailId, STAFF);
  await workOff();
  expect(server.messages).toHaveLength(1);
});

test("what is not true any more is not sent again", async () => {
  const { orderId, facts } = await placePayment();
  await apply({ ...facts, status: "processing" });
  await workOff();
  const { id } = await prisma().mail.findFirstOrThrow({ where: { orderId, kind: "order_received" } });
  await apply(succeeded(facts));
  expect(await resendMail(id, STAFF)).toEqual({ ok: false, kind: "no_longer_true" });
});

test("a mail that there is not is an answer", async () => {
  expect(await resendMail(crypto.randomUUID(), STAFF)).toEqual({ ok: false, kind: "unknown_mail" });
});
