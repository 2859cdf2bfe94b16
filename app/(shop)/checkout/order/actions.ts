"use server";

import type { PayAnswer } from "@/components/checkout/checkout-types";
import { refuseCardTesting } from "@/lib/card-testing/refuse-card-testing";
import { guarded } from "@/lib/guards/guarded";
import { failed, unexpected } from "@/lib/guards/unexpected";
import { findOrderByToken } from "@/lib/orders/find-order";
import { readOrderToPay } from "@/lib/orders/order-to-pay-cookie";
import { payPlacedOrder } from "@/lib/payments/pay-placed-order";
import { placedOrderSchema } from "./placed-order-form";

/** What the Pay button does for an order whose link was opened here. */
export const payPlaced = guarded(
  {
    limit: "place_order",
    input: placedOrderSchema,
    refused: (refusal, visitor): PayAnswer =>
      refusal.kind === "invalid" ? unexpected(visitor) : { ok: false, ...refusal },
    failed: (error, visitor) => failed("paying a placed order failed", error, visitor),
  },
  async ({ orderNumber, expectedTotal, proof }, visitor): Promise<PayAnswer> => {
    const refusal = await refuseCardTesting(visitor, proof);
    if (refusal) return refusal;
    const orderToken = await readOrderToPay();
    const order = orderToken === null ? null : await findOrderByToken(orderToken);
    // The cookie is one for all tabs: this page may show an order and another tab have opened the next.
    if (orderToken === null || order?.number !== orderNumber || order.totalAmount !== expectedTotal)
      return { ok: false, kind: "order_gone" };
    const result = await payPlacedOrder(order.id);
    return result.ok || result.kind !== "stripe" ? { ...result, orderToken } : result;
  },
);
