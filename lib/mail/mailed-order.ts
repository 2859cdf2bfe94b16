import type { DeliveryAddress } from "@/lib/orders/address-lines";
import type { Order, OrderItem } from "@/prisma/generated/client";

/** What a mail tells of an order. Amounts in minor units of `currency`. */
export type MailedOrder = Pick<
  Order,
  | "number"
  | "currency"
  | "shippingAmount"
  | "taxAmount"
  | "discountAmount"
  | "totalAmount"
  | "shippingMethodName"
> &
  DeliveryAddress & {
    items: Pick<OrderItem, "name" | "quantity" | "unitAmount">[];
    /** What was received of the total so far. */
    capturedAmount: number;
  };
