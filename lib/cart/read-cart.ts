import { cache } from "react";
import { prisma } from "@/lib/prisma";
import type { CartView } from "./cart-view";
import { findCart } from "./find-cart";
import { readCartSecret, readCurrency } from "./shop-cookies";

const readNow = async (): Promise<CartView> =>
  findCart(prisma(), await readCartSecret(), await readCurrency());

/** The cart of the current request's shopper, in their currency. Read once a request, never remembered longer. */
export const readCart: () => Promise<CartView> = cache(readNow);

/**
 * Whether the cart has other pieces by now than `readCart` said in this request. A page and its layout are rendered at
 * the same time, and an order that is paid in between takes its pieces along.
 */
export async function hasCartMoved(): Promise<boolean> {
  const [shown, current] = [await readCart(), await readNow()];
  return shown.count !== current.count;
}
