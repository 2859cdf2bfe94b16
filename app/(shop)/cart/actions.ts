"use server";

import { revalidatePath } from "next/cache";
import { z } from "zod";
import { quantityInput, removeInput } from "@/lib/cart/cart-input";
import { type CartActionState, refusedChange } from "@/lib/cart/cart-refusal";
import { fitToStock, removeLine, setQuantities } from "@/lib/cart/change-line";
import { readCartSecret, readCurrency } from "@/lib/cart/shop-cookies";
import { guarded } from "@/lib/guards/guarded";
import { prisma } from "@/lib/prisma";

/** Sets how many pieces a line of the cart has. */
export const setQuantityAction = guarded(
  { limit: "change_cart", input: quantityInput, refused: refusedChange },
  async ({ productId, quantity }): Promise<CartActionState> => {
    const [refused] = await setQuantities(prisma(), await shopperCart(), new Map([[productId, quantity]]));
    showFreshCart();
    return refused ? { kind: "not_enough", left: refused.left, inCart: 0 } : null;
  },
);

/** Takes a line out of the cart. */
export const removeLineAction = guarded(
  { limit: "change_cart", input: removeInput, refused: refusedChange },
  async (line): Promise<CartActionState> => {
    await removeLine(prisma(), { ...line, secret: await readCartSecret() });
    showFreshCart();
    return null;
  },
);

/** Brings the cart down to what can be sold. */
export const fitToStockAction = guarded(
  { limit: "change_cart", input: z.strictObject({}), refused: refusedChange },
  async (): Promise<CartActionState> => {
    await fitToStock(prisma(), await shopperCart());
    showFreshCart();
    return null;
  },
);

async function shopperCart() {
  return { secret: await readCartSecret(), currency: await readCurrency() };
}

// The count in the header belongs to the layout.
function showFreshCart() {
  revalidatePath("/", "layout");
}
