import type { Sides } from "./rule";
import type { ShopOrder } from "./shop-side";
import type { StripePayment } from "./stripe-side";

export const OPEN = ["pending", "processing"];
export const ENDED = ["expired", "canceled"];
export const PAYABLE = ["requires_payment_method", "requires_confirmation", "requires_action"];
export const STANDS_FOR: Readonly<Record<string, string>> = {
  requires_payment_method: "payable",
  requires_confirmation: "payable",
  requires_action: "payable",
  processing: "processing",
  requires_capture: "authorized",
  succeeded: "captured",
  canceled: "canceled",
};
export const SENT_BACK = ["succeeded", "pending", "requires_action"];

export const groupBy = <Item>(items: readonly Item[], key: (item: Item) => string): Map<string, Item[]> => {
  const groups = new Map<string, Item[]>();
  for (const item of items) groups.set(key(item), [...(groups.get(key(item)) ?? []), item]);
  return groups;
};
export const sum = (amounts: readonly number[]) => amounts.reduce((total, amount) => total + amount, 0);

export function ours({ stripe, shop }: Sides): StripePayment[] {
  return stripe.payments.filter(({ metadata }) => metadata.app === shop.appId);
}

export function ordersById({ shop }: Sides): Map<string, ShopOrder> {
  return new Map(shop.orders.map((order) => [order.id, order]));
}

/** Minor units of a payment that went back, or are on their way back, as Stripe has it. */
export function sentBack({ stripe }: Sides, paymentId: string): number {
  return sum(
    stripe.refunds
      .filter(({ payment_intent, status }) => payment_intent === paymentId && SENT_BACK.includes(status))
      .map(({ amount }) => amount),
  );
}

export function hasReview({ shop }: Sides, orderId: string | null, subject: string): boolean {
  return shop.reviews.some(
    (review) => review.subject === subject || (orderId !== null && review.order_id === orderId),
  );
}
