import { MAXIMUM_AMOUNT, multiply, type ShopCurrency } from "@/lib/money";

/** One product in a cart as the catalogue has it now. `unitAmount` in minor units of the cart's currency. */
export type CartProduct = {
  productId: string;
  slug: string;
  name: string;
  image: string;
  quantity: number;
  unitAmount: number;
  /** How many could be sold now. */
  stock: number;
};

/** A cart line with its amount; all amounts in minor units of the cart's currency. */
export type PricedLine = Omit<CartProduct, "stock"> & { amount: number; available: number };

/** What an order of this cart would cost; all amounts in minor units of `currency`. */
export type PricedCart = {
  currency: ShopCurrency;
  lines: PricedLine[];
  itemsAmount: number;
  shippingAmount: number;
  /** Prices include tax, so this is 0 until a shop adds tax on top. */
  taxAmount: number;
  discountAmount: number;
  totalAmount: number;
};

/**
 * Adds up a cart. The only place where an order's amounts come from: the browser's total is compared
 * with this one and never used. Throws a RangeError when the total is above what Stripe can charge.
 */
export function priceCart(
  currency: ShopCurrency,
  products: readonly CartProduct[],
  shippingAmount: number,
): PricedCart {
  const lines = products.map(({ stock, ...product }) => ({
    ...product,
    amount: multiply(product.unitAmount, product.quantity),
    available: stock,
  }));
  const itemsAmount = lines.reduce((sum, line) => sum + line.amount, 0);
  const taxAmount = 0;
  const discountAmount = 0;
  const totalAmount = itemsAmount + shippingAmount + taxAmount - discountAmount;
  if (totalAmount > MAXIMUM_AMOUNT)
    throw new RangeError(`${totalAmount} ${currency} is more than one payment can take`);
  return { currency, lines, itemsAmount, shippingAmount, taxAmount, discountAmount, totalAmount };
}

/** The lines that ask for more than there is. */
export function missingStock(cart: PricedCart): { productId: string; name: string; available: number }[] {
  return cart.lines
    .filter((line) => line.quantity > line.available)
    .map(({ productId, name, available }) => ({ productId, name, available }));
}
