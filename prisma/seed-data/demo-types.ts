import type { ShopCurrency } from "@/lib/money";

/** A price in each currency, in Stripe's minor unit; set for each market by hand, not converted. */
export type Prices = Record<ShopCurrency, number>;

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
