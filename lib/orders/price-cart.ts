import { type CartLine, sumOfLines } from "@/lib/cart/cart-line";
import { MAXIMUM_AMOUNT, type ShopCurrency } from "@/lib/money";

/** What an order of a cart would cost; all amounts in minor units of `currency`. */
export type PricedCart = {
  currency: ShopCurrency;
  lines: CartLine[];
  itemsAmount: number;
  shippingAmount: number;
  /** Prices are what is paid, so this is 0 until a shop adds tax on top. */
  taxAmount: number;
  discountAmount: number;
  totalAmount: number;
};

/**
 * The total of a cart with its shipping. The only place where an order's amounts come from: the browser's
 * total is compared with this one and never used. Throws a RangeError when the total is above what Stripe
 * can charge.
 */
export function priceCart(currency: ShopCurrency, lines: CartLine[], shippingAmount: number): PricedCart {
  const itemsAmount = sumOfLines(lines);
  const taxAmount = 0;
  const discountAmount = 0;
  const totalAmount = itemsAmount + shippingAmount + taxAmount - discountAmount;
  if (totalAmount > MAXIMUM_AMOUNT)
    throw new RangeError(`${totalAmount} ${currency} is more than one payment can take`);
  return { currency, lines, itemsAmount, shippingAmount, taxAmount, discountAmount, totalAmount };
}
