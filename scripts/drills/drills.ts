import { randomUUID } from "node:crypto";
import { MOST_DECLINES } from "@/lib/limit-table";
import { requestRefund } from "@/lib/payments/refund-order";
import { prisma } from "@/lib/prisma";
import { stripe } from "@/lib/stripe/client";
import { owner } from "@/lib/testing/database";
import { ageOrder, pay, payByBankDebit, payInVain, strangersPayment } from "@/lib/testing/started-payment";
import type { Pressed, Stage } from "./stage";

/** A situation to practise. Its name is that of its page in docs/runbooks. */
export type Drill = {
  name: string;
  title: string;
  /** Brings it about. Returns what has happened, a sentence each; never what to do, which is the page's. */
  play: (stage: Stage) => Promise<string[]>;
};

const DAY_MINUTES = 24 * 60;
const numbers = (orders: readonly Pressed[]) => orders.map(({ orderNumber }) => `#${orderNumber}`).join(", ");

async function paid(stage: Stage): Promise<Pressed> {
  const order = await stage.payByCard();
  await stage.until(order, "paid");
  return order;
}

/** An event as Stripe would send it about a refund of a payment that this database never had. */
function eventOfNobody(id: string): string {
  const object = {
    ...{ id: `re_${randomUUID().replaceAll("-", "")}`, object: "refund", amount: 1_000, currency: "usd" },
    ...{ status: "succeeded", payment_intent: `pi_${randomUUID().replaceAll("-", "")}`, charge: null },
    ...{ metadata: {}, reason: null, failure_reason: null, created: Math.floor(Date.now() / 1000) },
  };
  return JSON.stringify({ id, object: "event", type: "refund.created", livemode: false, data: { object } });
}

export const DRILLS: readonly Drill[] = [
  {
    name: "events-lost",
    title: "Stripe's events do not arrive",
    async play(stage) {
      await stage.control("faults/webhooks", { kind: "drop" });
      const orders = [await stage.payByCard(), await stage.payByCard(), await stage.payByCard()];
      return [`Three shoppers have paid: orders ${numbers(orders)}.`, "Not one delivery reaches the shop."];
    },
  },
  {
    name: "webhook-secret-wrong",
    title: "The webhook secret is wrong",
    async play(stage) {
      await stage.control("faults/webhooks", { kind: "drop" });
      const order = await stage.payByCard();
      const body = eventOfNobody(`evt_${randomUUID().replaceAll("-", "")}`);
      const statuses = [1, 2, 3].map(() => stage.deliver(body, "whsec_of_another_endpoint"));
      const answered = (await Promise.all(statuses)).join(", ");
      return [
        `A shopper has paid order #${order.orderNumber}.`,
        `Deliveries come signed with another secret; the shop answers ${answered}.`,
      ];
    },
  },
  {
    name: "dead-events",
    title: "An event that nobody tries again",
    async play(stage) {
      const id = `evt_${randomUUID().replaceAll("-", "")}`;
      const secret = process.env.STRIPE_WEBHOOK_SECRET?.split(",")[0] ?? "";
      await stage.deliver(eventOfNobody(id), secret);
      const givenUp = { outcome: "dead", attempts: 10, retryAt: null };
      await owner().webhookEvent.update({ where: { id }, data: givenUp });
      return [
        "A refund was made of a payment that no order here has.",
        "Ten tries later its event is given up.",
      ];
    },
  },
  {
    name: "stripe-outage",
    title: "Stripe does not answer",
    async play(stage) {
      const order = await stage.pressPay();
      await stage.control("faults/requests", { kind: "error_before", times: 10_000 });
      for (let asked = 0; asked < 6; asked++) await fetch(`${stage.appUrl}/orders/${order.orderToken}`);
      return [
        "Every call to Stripe fails.",
        `Somebody looks at order #${order.orderNumber} again and again.`,
      ];
    },
  },
  {
    name: "stuck-order",
    title: "A payment that is on its way for too long",
    async play(stage) {
      await stage.control("settings", { slow_payment: 60 * DAY_MINUTES * 60_000 });
      const order = await stage.pressPay();
      await payByBankDebit(order.paymentIntentId);
      await stage.until(order, "processing");
      await ageOrder(order.orderId, 20 * DAY_MINUTES);
      return [
        `Order #${order.orderNumber} was to be paid by bank debit 20 days ago.`,
        "Its bank says nothing.",
      ];
    },
  },
  {
    name: "mismatch",
    title: "Another amount than the order's was paid",
    async play(stage) {
      const order = await stage.pressPay();
      await stripe().paymentIntents.update(order.paymentIntentId, { amount: 100 });
      await pay(order.paymentIntentId);
      return [
        `Somebody changed the payment of order #${order.orderNumber} at Stripe to $1.00, and it was paid.`,
      ];
    },
  },
  {
    name: "late-money",
    title: "Money for an order that has ended",
    async play(stage) {
      const order = await stage.pressPay();
      // So that ending the order does not cancel it: Stripe was down in that moment.
      const { orderId } = order;
      await owner().paymentAttempt.updateMany({ where: { orderId }, data: { status: "lost" } });
      await ageOrder(order.orderId, 2 * DAY_MINUTES);
      await stage.until(order, "expired");
      await pay(order.paymentIntentId);
      return [
        `Order #${order.orderNumber} was not paid in time and has ended.`,
        "Now its shopper's money arrives.",
      ];
    },
  },
  {
    name: "failed-refund",
    title: "A refund that the bank sends back",
    async play(stage) {
      const order = await paid(stage);
      const staff = await prisma().user.findFirstOrThrow({ orderBy: { createdAt: "asc" } });
      const attempt = await prisma().paymentAttempt.findFirstOrThrow({ where: { orderId: order.orderId } });
      const refund = { refundId: randomUUID(), attemptId: attempt.id, what: { kind: "rest" } } as const;
      const how = { restock: false, reason: null, note: "drill", by: staff.id };
      const asked = await requestRefund(order.orderId, { ...refund, ...how });
      if (!asked.ok) throw new Error(`the refund was refused: ${asked.kind}`);
      const { stripeRefundId } = await prisma().refund.findUniqueOrThrow({ where: { id: refund.refundId } });
      await stage.control("refunds/fail", { refund: stripeRefundId });
      return [
        `Order #${order.orderNumber} was paid and refunded.`,
        "The bank could not take the money back in.",
      ];
    },
  },
  {
    name: "dispute",
    title: "A shopper disputes a payment",
    async play(stage) {
      const order = await paid(stage);
      await stage.control("disputes/open", { payment_intent: order.paymentIntentId });
      return [`The shopper of order #${order.orderNumber} told their bank that they did not buy it.`];
    },
  },
  {
    name: "card-testing",
    title: "Somebody tries stolen cards",
    async play(stage) {
      const order = await stage.pressPay();
      for (let tried = 0; tried < MOST_DECLINES; tried++) await payInVain(order.paymentIntentId);
      return [
        `On order #${order.orderNumber} ${MOST_DECLINES} cards were tried within seconds, and declined.`,
      ];
    },
  },
  {
    name: "key-leak",
    title: "The secret key is in other hands",
    async play(stage) {
      const order = await paid(stage);
      await stripe().refunds.create({ payment_intent: order.paymentIntentId, amount: 100 });
      const stray = await strangersPayment({ order_id: randomUUID() });
      return [
        `$1.00 of order #${order.orderNumber} was refunded, and nobody of the staff asked for it.`,
        `A payment that bears this shop's mark was made for an order that never was: ${stray}.`,
      ];
    },
  },
];
