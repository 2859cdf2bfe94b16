"use server";

import { revalidatePath } from "next/cache";
import { redirect } from "next/navigation";
import { addToCart } from "@/lib/cart/add-to-cart";
import { addInput } from "@/lib/cart/cart-input";
import type { CartActionState } from "@/lib/cart/cart-refusal";
import { formFields } from "@/lib/cart/form-fields";
import { readCartSecret, writeCartSecret } from "@/lib/cart/shop-cookies";
import { clientIp } from "@/lib/http/request-guards";
import { consumeLimit } from "@/lib/limits/limits";
import { prisma } from "@/lib/prisma";

/** "Add to cart": leads to the cart, or says why nothing was added. */
export async function addToCartAction(_: CartActionState, form: FormData): Promise<CartActionState> {
  const parsed = addInput.safeParse(formFields(form));
  if (!parsed.success) return { kind: "invalid" };
  const limit = await consumeLimit("change_cart", await clientIp());
  if (!limit.ok) return { kind: "too_many_requests", retryAfterSeconds: limit.retryAfterSeconds };
  const result = await addToCart(prisma(), { ...parsed.data, secret: await readCartSecret() });
  // The count in the header belongs to the layout.
  revalidatePath("/", "layout");
  if (!result.ok) return result;
  await writeCartSecret(result.secret);
  redirect("/cart");
}
