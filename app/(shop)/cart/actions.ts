"use server";

import { revalidatePath } from "next/cache";
import { quantityInput, removeInput } from "@/lib/cart/cart-input";
import type { CartActionState, CartRefusal } from "@/lib/cart/cart-refusal";
import { fitToStock, removeLine, setQuantities } from "@/lib/cart/change-line";
import { formFields } from "@/lib/cart/form-fields";
import { readCartSecret, readCurrency } from "@/lib/cart/shop-cookies";
import { clientIp } from "@/lib/http/request-guards";
import { consumeLimit } from "@/lib/limits/limits";
import { prisma } from "@/lib/prisma";

/** Counts a change against the visitor's limit; null when it may go on. */
async function refuseTooMany(): Promise<CartRefusal | null> {
  const limit = await consumeLimit("change_cart", await clientIp());
  return limit.ok ? null : { kind: "too_many_requests", retryAfterSeconds: limit.retryAfterSeconds };
}

async function shopperCart() {
  return { secret: await readCartSecret(), currency: await readCurrency() };
}

// The count in the header belongs to the layout.
function showFreshCart() {
  revalidatePath("/", "layout");
}

/** Sets how many pieces a line of the cart has. */
export async function setQuantityAction(_: CartActionState, form: FormData): Promise<CartActionState> {
  const parsed = quantityInput.safeParse(formFields(form));
  if (!parsed.success) return { kind: "invalid" };
  const refusal = await refuseTooMany();
  if (refusal) return refusal;
  const { productId, quantity } = parsed.data;
  const [refused] = await setQuantities(prisma(), await shopperCart(), new Map([[productId, quantity]]));
  showFreshCart();
  return refused ? { kind: "not_enough", left: refused.left, inCart: 0 } : null;
}

/** Takes a line out of the cart. */
export async function removeLineAction(_: CartActionState, form: FormData): Promise<CartActionState> {
  const parsed = removeInput.safeParse(formFields(form));
  if (!parsed.success) return { kind: "invalid" };
  const refusal = await refuseTooMany();
  if (refusal) return refusal;
  await removeLine(prisma(), { ...parsed.data, secret: await readCartSecret() });
  showFreshCart();
  return null;
}

/** Brings the cart down to what can be sold. */
export async function fitToStockAction(): Promise<CartActionState> {
  const refusal = await refuseTooMany();
  if (refusal) return refusal;
  await fitToStock(prisma(), await shopperCart());
  showFreshCart();
  return null;
}
