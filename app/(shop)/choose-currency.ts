"use server";

import { revalidatePath } from "next/cache";
import { z } from "zod";
import { writeCurrency } from "@/lib/cart/shop-cookies";
import { guarded } from "@/lib/guards/guarded";
import { SHOP_CURRENCIES } from "@/lib/shop";

/** Shows every price in another currency from now on. Anything but one of the shop's currencies changes nothing. */
export const chooseCurrency = guarded(
  {
    limit: "change_cart",
    input: z.strictObject({ currency: z.enum(SHOP_CURRENCIES) }),
    refused: () => undefined,
  },
  async ({ currency }) => {
    await writeCurrency(currency);
    revalidatePath("/", "layout");
  },
);
