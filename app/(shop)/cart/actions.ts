"use server";

import { revalidatePath } from "next/cache";
import { redirect } from "next/navigation";
import { cartFormInput } from "@/lib/cart/cart-input";
import { type CartFormState, refusedChange } from "@/lib/cart/cart-refusal";
import { changeCart } from "@/lib/cart/change-cart";
import { readCartSecret, readCurrency } from "@/lib/cart/shop-cookies";
import { guarded } from "@/lib/guards/guarded";
import { prisma } from "@/lib/prisma";

/** Everything that can be done to a cart, in one form: what stands in its boxes counts, whichever button is pressed. */
export const changeCartAction = guarded(
  {
    limit: "change_cart",
    input: cartFormInput,
    refused: (refusal): CartFormState => [{ productId: null, refusal: refusedChange(refusal) }],
  },
  async ({ checkOut, ...change }): Promise<CartFormState> => {
    const cart = { secret: await readCartSecret(), currency: await readCurrency() };
    const refused = await changeCart(prisma(), cart, change);
    // The count in the header belongs to the layout.
    revalidatePath("/", "layout");
    if (checkOut && refused.length === 0) redirect("/checkout");
    return refused;
  },
);
