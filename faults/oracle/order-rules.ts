import { ENDED, groupBy, OPEN, sum } from "./look-up";
import type { Rule } from "./rule";

/** The one rule that needs time to have passed: whoever has not paid has half an hour. */
export const NOTHING_WAITS = "nothing waits for ever";

/** Goods, sums, mails and timelines. */
export const ORDER_RULES: Readonly<Record<string, Rule>> = {
  "what is on the shelf, held and sold is what arrived": ({ shop }) => {
    const items = groupBy(shop.items, ({ product_id }) => product_id);
    return shop.products.flatMap(({ id, stock, received }) => {
      const out = sum(
        (items.get(id) ?? [])
          .filter(({ status }) => !ENDED.includes(status))
          .map(({ quantity, restocked }) => quantity - restocked),
      );
      if (stock >= 0 && received === stock + out) return [];
      return [{ subject: id, detail: `${received} arrived, ${stock} on the shelf, ${out} held or sold` }];
    });
  },

  "an order costs what is in it": ({ shop }) => {
    const items = groupBy(shop.items, ({ order_id }) => order_id);
    return shop.orders.flatMap((order) => {
      const goods = sum(
        (items.get(order.id) ?? []).map(({ quantity, unit_amount }) => quantity * unit_amount),
      );
      const total = goods + order.shipping_amount + order.tax_amount - order.discount_amount;
      if (goods === order.items_amount && total === order.total_amount) return [];
      return [{ subject: order.id, detail: `${total} by its items, ${order.total_amount} by itself` }];
    });
  },

  [NOTHING_WAITS]: ({ shop, settled, stripe }) => {
    if (!settled) return [];
    const waiting = new Set(
      stripe.payments
        .filter(({ status }) => status === "processing")
        .map(({ metadata }) => metadata.order_id),
    );
    return [
      ...shop.orders
        .filter(
          ({ id, status, review_reason }) =>
            OPEN.includes(status) && !waiting.has(id) && review_reason === null,
        )
        .map(({ id, status }) => ({ subject: id, detail: `is still ${status}` })),
      ...shop.undone.map(({ what }) => ({ subject: what, detail: "is not done" })),
    ];
  },

  "shoppers are written what happened, once": ({ shop }) => {
    const mails = groupBy(shop.mails, ({ order_id }) => order_id);
    return shop.orders.flatMap((order) => {
      const kinds = (mails.get(order.id) ?? []).map(({ kind }) => kind);
      const twice = kinds.find((kind, index) => kinds.indexOf(kind) !== index);
      if (twice) return [{ subject: order.id, detail: `${twice} twice` }];
      const confirmed = kinds.includes("order_confirmed");
      if (order.status === "paid" && !confirmed)
        return [{ subject: order.id, detail: "paid and nothing was written" }];
      if (confirmed && order.status !== "paid")
        return [{ subject: order.id, detail: `confirmed and ${order.status}` }];
      if (order.status === "expired" && !kinds.includes("order_expired"))
        return [{ subject: order.id, detail: "expired and nothing was written" }];
      return [];
    });
  },

  "no event came from anybody but Stripe": ({ shop, stripe }) => {
    const made = new Set(stripe.events.map(({ id }) => id));
    return shop.events
      .filter(({ id }) => !made.has(id))
      .map(({ id }) => ({ subject: id, detail: "was never made by Stripe" }));
  },

  "a timeline tells how an order came to be as it is": ({ shop }) => {
    const rows = groupBy(shop.timeline, ({ order_id }) => order_id);
    return shop.orders.flatMap((order) => {
      const moves = (rows.get(order.id) ?? []).filter(({ to_status }) => to_status !== null);
      if (moves.filter(({ to_status }) => to_status === "paid").length > 1)
        return [{ subject: order.id, detail: "became paid twice" }];
      const last = moves.at(-1)?.to_status;
      if (last === order.status) return [];
      return [{ subject: order.id, detail: `is ${order.status}; its timeline ends at ${last ?? "nothing"}` }];
    });
  },
};
