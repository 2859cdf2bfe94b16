import { formatMoney } from "@/lib/money";
import type { PricedCart } from "@/lib/orders/price-cart";

/** What differs between two quotes, one short sentence each, in the order of the page. Both are in one currency. */
export function quoteChanges(before: PricedCart, after: PricedCart): string[] {
  const money = (amount: number) => formatMoney({ amount, currency: after.currency });
  const changes: string[] = [];
  for (const line of after.lines) {
    const old = before.lines.find(({ productId }) => productId === line.productId);
    if (!old) changes.push(`${line.name} was added.`);
    else {
      if (old.unitAmount !== line.unitAmount) {
        changes.push(`${line.name} is now ${money(line.unitAmount)} instead of ${money(old.unitAmount)}.`);
      }
      if (old.quantity !== line.quantity) {
        changes.push(`${line.name}: ${line.quantity} instead of ${old.quantity}.`);
      }
    }
  }
  for (const old of before.lines) {
    if (!after.lines.some(({ productId }) => productId === old.productId)) {
      changes.push(`${old.name} was removed.`);
    }
  }
  if (before.shippingAmount !== after.shippingAmount) {
    changes.push(
      `Delivery is now ${money(after.shippingAmount)} instead of ${money(before.shippingAmount)}.`,
    );
  }
  if (before.totalAmount !== after.totalAmount) {
    changes.push(`The total is now ${money(after.totalAmount)} instead of ${money(before.totalAmount)}.`);
  }
  return changes;
}
