import { ENDED, groupBy, hasReview, ordersById, ours, PAYABLE, STANDS_FOR, sentBack, sum } from "./look-up";
import type { Rule } from "./rule";

/** Money that Stripe took, and what the shop says of it. */
export const MONEY_RULES: Readonly<Record<string, Rule>> = {
  "money that Stripe took is one captured attempt of ours": (sides) =>
    ours(sides)
      .filter(({ status }) => status === "succeeded")
      .flatMap((payment) => {
        const attempts = sides.shop.attempts.filter(
          ({ payment_intent_id }) => payment_intent_id === payment.id,
        );
        if (attempts.length === 0 && hasReview(sides, null, payment.id)) return [];
        const right = attempts.filter(
          ({ status, amount_received, currency }) =>
            status === "captured" &&
            amount_received === payment.amount_received &&
            currency === payment.currency,
        );
        if (attempts.length === 1 && right.length === 1) return [];
        if (!sides.settled && attempts.every(({ status }) => status !== "captured")) return [];
        const detail = attempts.map((attempt) => `${attempt.status} ${attempt.amount_received}`).join(", ");
        return [
          { subject: payment.id, detail: `${payment.amount_received} taken; here: ${detail || "nothing"}` },
        ];
      }),

  "an attempt says what Stripe says": ({ shop, stripe, settled }) => {
    if (!settled) return [];
    const payments = new Map(stripe.payments.map((payment) => [payment.id, payment]));
    return shop.attempts.flatMap(({ id, status, payment_intent_id }) => {
      const payment = payments.get(payment_intent_id ?? "");
      const expected = payment && STANDS_FOR[payment.status];
      if (!expected || expected === status) return [];
      return [{ subject: id, detail: `${payment.status} at Stripe, ${status} here` }];
    });
  },

  // A second one would be healed by canceling it, and could be paid until then.
  "an attempt makes one payment": (sides) =>
    [...groupBy(ours(sides), ({ metadata }) => metadata.attempt_id ?? "")]
      .filter(([, payments]) => payments.length > 1)
      .map(([attempt, payments]) => ({ subject: attempt, detail: `made ${payments.length} payments` })),

  "no money is invented": ({ shop, stripe }) => {
    const payments = new Map(stripe.payments.map((payment) => [payment.id, payment]));
    return shop.attempts
      .filter(({ status }) => status === "captured")
      .flatMap(({ id, payment_intent_id, amount_received }) => {
        const payment = payments.get(payment_intent_id ?? "");
        if (payment?.status === "succeeded" && payment.amount_received === amount_received) return [];
        return [
          { subject: id, detail: `captured ${amount_received}; at Stripe: ${payment?.status ?? "unknown"}` },
        ];
      });
  },

  "money is a paid order, on its way back, or before a person": (sides) =>
    ours(sides)
      .filter(({ status }) => status === "succeeded" && sides.settled)
      .flatMap((payment) => {
        const attempt = sides.shop.attempts.find(({ payment_intent_id }) => payment_intent_id === payment.id);
        const order = ordersById(sides).get(attempt?.order_id ?? "");
        if (order?.status === "paid" || hasReview(sides, order?.id ?? null, payment.id)) return [];
        if (sentBack(sides, payment.id) === payment.amount_received) return [];
        return [{ subject: payment.id, detail: `its order is ${order?.status ?? "unknown"}` }];
      }),

  "no order is paid more than once": (sides) => {
    const byOrder = groupBy(
      ours(sides).filter(({ status }) => status === "succeeded"),
      ({ metadata }) => metadata.order_id ?? "",
    );
    return sides.shop.orders.flatMap((order) => {
      const kept = sum(
        (byOrder.get(order.id) ?? []).map(({ id, amount_received }) => amount_received - sentBack(sides, id)),
      );
      if (kept <= order.total_amount || order.review_reason !== null) return [];
      return [{ subject: order.id, detail: `${kept} kept of an order over ${order.total_amount}` }];
    });
  },

  "a paid order has exactly its money": (sides) =>
    sides.shop.orders
      .filter(({ status }) => status === "paid")
      .flatMap((order) => {
        // Of a held amount that is what staff decided to take, which may be less.
        const due = new Map(
          sides.shop.attempts.map(({ payment_intent_id, capture_amount }) => [
            payment_intent_id,
            capture_amount ?? order.total_amount,
          ]),
        );
        const taken = ours(sides).filter(
          ({ status, metadata }) => status === "succeeded" && metadata.order_id === order.id,
        );
        const exact = taken.filter(
          ({ id, amount_received, currency, livemode }) =>
            amount_received === due.get(id) && currency === order.currency && livemode === order.livemode,
        );
        if (exact.length === 1 || (exact.length > 1 && hasReview(sides, order.id, ""))) return [];
        return [{ subject: order.id, detail: `${exact.length} payments of ${order.total_amount} at Stripe` }];
      }),

  "an order that has ended takes no money": (sides) =>
    sides.shop.orders
      .filter(({ status }) => ENDED.includes(status))
      .flatMap((order) =>
        ours(sides)
          .filter(({ metadata, status }) => metadata.order_id === order.id && status !== "canceled")
          .filter(({ id, status, amount_received }) => {
            if (status !== "succeeded") return true;
            return sides.settled && sentBack(sides, id) < amount_received && !hasReview(sides, order.id, id);
          })
          .map(({ id, status }) => ({
            subject: order.id,
            detail: `is ${order.status} and ${id} is ${status}`,
          })),
      ),

  "at most one payment of an order can be paid": (sides) =>
    [...groupBy(ours(sides), ({ metadata }) => metadata.order_id ?? "")].flatMap(([orderId, payments]) => {
      const payable = payments.filter(({ status }) => PAYABLE.includes(status));
      return payable.length > 1 ? [{ subject: orderId, detail: `${payable.length} are payable` }] : [];
    }),
};
