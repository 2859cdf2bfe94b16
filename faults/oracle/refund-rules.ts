import { groupBy, sum } from "./look-up";
import type { Rule } from "./rule";

/** What went back, and what is disputed. */
export const REFUND_RULES: Readonly<Record<string, Rule>> = {
  "every refund at Stripe is one row that says the same": ({ shop, stripe, settled }) => {
    const mine = new Set(shop.attempts.map(({ payment_intent_id }) => payment_intent_id));
    return stripe.refunds
      .filter(({ payment_intent }) => mine.has(payment_intent))
      .flatMap((refund) => {
        const rows = shop.refunds.filter(({ stripe_refund_id }) => stripe_refund_id === refund.id);
        const [row] = rows;
        if (rows.length > 1) return [{ subject: refund.id, detail: `${rows.length} rows` }];
        if (row && (row.amount !== refund.amount || row.currency !== refund.currency))
          return [{ subject: refund.id, detail: `${refund.amount} at Stripe, ${row.amount} here` }];
        if (!settled || row?.status === refund.status) return [];
        return [
          { subject: refund.id, detail: `${refund.status} at Stripe, ${row?.status ?? "no row"} here` },
        ];
      });
  },

  "what was asked back once goes back once": ({ stripe }) =>
    [...groupBy(stripe.refunds, ({ id, metadata }) => metadata.refund_id ?? id)]
      .filter(([, refunds]) => refunds.length > 1)
      .map(([refund, refunds]) => ({ subject: refund, detail: `went back ${refunds.length} times` })),

  // Its row was there before Stripe was asked, and is what says who asked and what goes back on the shelf.
  "a refund that the shop asked for is the row that asked": ({ shop, stripe }) =>
    stripe.refunds.flatMap(({ id, metadata }) => {
      const row = shop.refunds.find(({ stripe_refund_id }) => stripe_refund_id === id);
      if (!row || !metadata.refund_id || row.id === metadata.refund_id) return [];
      return [{ subject: id, detail: `${metadata.refund_id} asked, ${row.id} has it` }];
    }),

  "every refund here is one at Stripe, and ends": ({ shop, stripe, settled }) => {
    const known = new Set(stripe.refunds.map(({ id }) => id));
    return shop.refunds.flatMap(({ id, status, stripe_refund_id }) => {
      if (stripe_refund_id !== null && !known.has(stripe_refund_id))
        return [{ subject: id, detail: `${stripe_refund_id} is not at Stripe` }];
      if (stripe_refund_id === null && ["succeeded", "pending"].includes(status))
        return [{ subject: id, detail: `${status} without a refund at Stripe` }];
      return settled && status === "requested" ? [{ subject: id, detail: "was never sent" }] : [];
    });
  },

  "an order says of refunds what Stripe says": (sides) =>
    sides.shop.orders.flatMap((order) => {
      if (!sides.settled) return [];
      const payments = new Set(
        sides.shop.attempts
          .filter(({ order_id }) => order_id === order.id)
          .map(({ payment_intent_id }) => payment_intent_id),
      );
      const back = sum(
        sides.stripe.refunds
          .filter(({ payment_intent, status }) => payments.has(payment_intent) && status === "succeeded")
          .map(({ amount }) => amount),
      );
      if (back === order.refunded_amount) return [];
      return [{ subject: order.id, detail: `${back} went back, the order says ${order.refunded_amount}` }];
    }),

  "every dispute is one row that says the same": ({ shop, stripe, settled }) => {
    const mine = new Set(shop.attempts.map(({ payment_intent_id }) => payment_intent_id));
    return stripe.disputes
      .filter(({ payment_intent }) => mine.has(payment_intent))
      .flatMap((dispute) => {
        const row = shop.disputes.find(({ id }) => id === dispute.id);
        if (row && row.amount !== dispute.amount)
          return [{ subject: dispute.id, detail: `over ${dispute.amount} at Stripe, ${row.amount} here` }];
        if (!settled || row?.status === dispute.status) return [];
        return [
          { subject: dispute.id, detail: `${dispute.status} at Stripe, ${row?.status ?? "no row"} here` },
        ];
      });
  },

  "no dispute is invented": ({ shop, stripe }) => {
    const known = new Set(stripe.disputes.map(({ id }) => id));
    return shop.disputes
      .filter(({ id }) => !known.has(id))
      .map(({ id }) => ({ subject: id, detail: "is not at Stripe" }));
  },
};
