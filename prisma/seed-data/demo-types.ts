import type { ShopCurrency } from "@/lib/money";

/**
 * A price in each currency of the shop, in Stripe's minor unit; set for each market by hand, not converted.
 * Further currencies do no harm: nobody is shown them.
 */
export type Prices = Record<ShopCurrency, number> & Record<string, number>;

/** A product of the demo shop. `stock` is what it starts with; `image` is named after the slug. */
export type DemoProduct = {
  slug: string;
  name: string;
  category: string;
  summary: string;
  description: string;
  details: string[];
  stock: number;
  prices: Prices;
};

export type DemoShippingMethod = { id: string; name: string; description: string; rates: Prices };
