"use server";

import { revalidatePath } from "next/cache";
import { redirect } from "next/navigation";
import { z } from "zod";
import type { BuyAgainState, CancelState } from "@/components/orders/order-actions";
import { refillCart } from "@/lib/cart/refill-cart";
import { readCartSecret, writeCartSecret } from "@/lib/cart/shop-cookies";
import { guarded } from "@/lib/guards/guarded";
import { findOrderByToken } from "@/lib/orders/find-order";
import { cancelUnpaidOrder } from "@/lib/payments/cancel-unpaid-order";
import { prisma } from "@/lib/prisma";
import { boughtAgainInWords, buyAgainRefused, canceledInWords, cancelRefused } from "./in-words";

const input = z.strictObject({ token: z.string().max(100) });

/** Cancels an unpaid order for whoever has its link. */
export const cancelOrderAction = guarded(
  { limit: "cancel_order", input, refused: cancelRefused },
  async ({ token }): Promise<CancelState> => {
    const order = await findOrderByToken(token);
    if (!order) return canceledInWords({ ok: false, kind: "unknown" });
    const canceled = await cancelUnpaidOrder(order.id, { by: "shopper" });
    revalidatePath(`/orders/${token}`);
    return canceledInWords(canceled);
  },
);

/** Puts what was in an order into this browser's cart and leads there, or says what can no longer be had. */
export const buyAgainAction = guarded(
  { limit: "change_cart", input, refused: buyAgainRefused },
  async ({ token }): Promise<BuyAgainState> => {
    const order = await findOrderByToken(token);
    if (!order) return buyAgainRefused({ kind: "invalid", issues: [] });
    const { secret, short } = await refillCart(prisma(), {
      secret: await readCartSecret(),
      items: order.items,
    });
    // The count in the header belongs to the layout.
    revalidatePath("/", "layout");
    if (secret !== null) await writeCartSecret(secret);
    if (short.length === 0) redirect("/cart");
    const names = order.items.filter(({ productId }) => short.includes(productId)).map(({ name }) => name);
    return boughtAgainInWords(names, { cart: secret !== null });
  },
);
