"use server";

import { revalidatePath } from "next/cache";
import { z } from "zod";
import { formFields } from "@/lib/cart/form-fields";
import { writeCurrency } from "@/lib/cart/shop-cookies";
import { SHOP_CURRENCIES } from "@/lib/shop";

const input = z.strictObject({ currency: z.enum(SHOP_CURRENCIES) });

/** Shows every price in another currency from now on. Anything but one of the shop's currencies changes nothing. */
export async function chooseCurrency(form: FormData): Promise<void> {
  const parsed = input.safeParse(formFields(form));
  if (!parsed.success) return;
  await writeCurrency(parsed.data.currency);
  revalidatePath("/", "layout");
}
