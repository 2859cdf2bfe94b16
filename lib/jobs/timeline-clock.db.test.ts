import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { sendMail } from "@/lib/mail/send-mail";
import { prisma } from "@/lib/prisma";
import { setUpDatabase } from "@/lib/testing/database";
import { apply, orderOf, placePayment, succeeded } from "@/lib/testing/payment";

setUpDatabase();

// An app server whose clock is years behind: whatever it stamps by itself stands out.
beforeEach(() => vi.useFakeTimers({ toFake: ["Date"], now: new Date("2001-01-01T00:00:00Z") }));
afterEach(() => void vi.useRealTimers());

async function paidAndMailed(): Promise<string> {
  const { orderId, facts } = await placePayment();
  await apply(succeeded(facts));
  const { id } = await prisma().mail.findFirstOrThrow({ where: { orderId } });
  await sendMail(id);
  return orderId;
}

test("every time of an order is the database's, however wrong the clock of the app is", async () => {
  const order = await orderOf(await paidAndMailed());
  const times = [
    order.createdAt,
    order.paidAt,
    ...order.timeline.map((row) => row.createdAt),
    ...order.attempts.map((attempt) => attempt.createdAt),
    ...order.mails.flatMap((mail) => [mail.createdAt, mail.sentAt]),
  ];
  expect(times).not.toContain(null);
  expect(times.filter((time) => time?.getUTCFullYear() === 2001)).toEqual([]);
});

test("the timeline's times stand in the order in which things happened", async () => {
  const { timeline } = await orderOf(await paidAndMailed());
  expect(timeline.map((row) => row.kind)).toEqual([
    "placed",
    "payment_started",
    "status_changed",
    "mail_kept",
  ]);
  const times = timeline.map((row) => row.createdAt.getTime());
  expect(times).toEqual(times.toSorted((a, b) => a - b));
});
