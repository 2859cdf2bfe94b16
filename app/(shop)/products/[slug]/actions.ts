"use server";

import { revalidatePath } from "next/cache";
import { redirect } from "next/navigation";
import { addToCart } from "@/lib/cart/add-to-cart";
import { addInput } from "@/lib/cart/cart-input";
import { type AddState, refusedChange } from "@/lib/cart/cart-refusal";
import { readCartSecret, writeCartSecret } from "@/lib/cart/shop-cookies";
import { guarded } from "@/lib/guards/guarded";
import { prisma } from "@/lib/prisma";

/** "Add to cart": leads to the cart, or says why nothing was added. */
export const addToCartAction = guarded(
  { limit: "change_cart", input: addInput, refused: refusedChange },
  async (line): Promise<AddState> => {
    const result = await addToCart(prisma(), { ...line, secret: await readCartSecret() });
    // The count in the header belongs to the layout.
    revalidatePath("/", "layout");
    if (!result.ok) return result;
    await writeCartSecret(result.secret);
    redirect("/cart");
  },
);
