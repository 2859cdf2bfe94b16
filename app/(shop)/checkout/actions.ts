"use server";

import { revalidatePath } from "next/cache";
import type { PayAnswer, QuoteAnswer } from "@/components/checkout/checkout-types";
import { refuseCardTesting } from "@/lib/card-testing/refuse-card-testing";
import { changeCart } from "@/lib/cart/change-cart";
import { readCart } from "@/lib/cart/read-cart";
import { readCartSecret } from "@/lib/cart/shop-cookies";
import { guarded } from "@/lib/guards/guarded";
import { failed } from "@/lib/guards/unexpected";
import { hashNetwork } from "@/lib/limits/hash-network";
import { startPayment } from "@/lib/payments/start-payment";
import { prisma } from "@/lib/prisma";
import { deliverySchema, orderSchema, settleSchema } from "./order-form";
import { payRefused } from "./pay-refused";
import { quoteOfCart } from "./quote-of-cart";

/** What the chosen delivery would cost in all. Reads only, so that nothing is held by looking. */
export const requestQuote = guarded(
  {
    limit: "change_cart",
    input: deliverySchema,
    refused: (): QuoteAnswer => ({ ok: false, kind: "unavailable" }),
  },
  quoteOfCart,
);

/** Changes the one line that cannot be bought as it stands, and tells what the rest costs. */
export const settleLine = guarded(
  {
    limit: "change_cart",
    input: settleSchema,
    refused: (): QuoteAnswer => ({ ok: false, kind: "unavailable" }),
  },
  async ({ productId, take, ...choice }): Promise<QuoteAnswer> => {
    const cart = { secret: await readCartSecret(), currency: choice.currency };
    await changeCart(prisma(), cart, {
      quantities: new Map(take === "what_is_left" ? [[productId, take]] : []),
      remove: take === "nothing" ? productId : null,
      fit: false,
    });
    // The count in the header belongs to the layout.
    revalidatePath("/", "layout");
    return await quoteOfCart(choice);
  },
);

/** What the Pay button does on the server. */
export const pay = guarded(
  {
    limit: "place_order",
    input: orderSchema,
    refused: payRefused,
    failed: (error, visitor) => failed("paying failed", error, visitor),
  },
  async ({ proof, ...order }, visitor): Promise<PayAnswer> => {
    const refusal = await refuseCardTesting(visitor, proof);
    if (refusal) return refusal;
    const { id: cartId } = await readCart();
    if (cartId === null) return { ok: false, kind: "cart_empty" };
    return await startPayment({ cartId, ...order, networkHash: hashNetwork(visitor.network) });
  },
);
