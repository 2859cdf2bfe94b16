import type { Money } from "@/lib/money";

/** A product as the catalogue page shows it. */
export type ProductCard = {
  id: string;
  slug: string;
  name: string;
  summary: string;
  /** Path of its picture below the shop's address. */
  image: string;
  category: string;
  price: Money;
  /** How many are left where they are few, as of at most a second ago; null where there are plenty. */
  left: number | null;
};

/** A product with everything its own page says. */
export type ProductDetail = ProductCard & { description: string; details: string[] };

/** A way to ship an order; a price of 0 is free. */
export type ShippingOption = { id: string; name: string; description: string; price: Money };

/** Everything for sale in one currency, in the shop's own order. */
export type Catalog = { products: ProductDetail[]; shipping: ShippingOption[] };
