import { cache } from "react";
import { prisma } from "@/lib/prisma";
import type { CartView } from "./cart-view";
import { findCart } from "./find-cart";
import { readCartSecret, readCurrency } from "./shop-cookies";

/** The cart of the current request's shopper, in their currency. Read once a request, never remembered longer. */
export const readCart: () => Promise<CartView> = cache(async () =>
  findCart(prisma(), await readCartSecret(), await readCurrency()),
);
