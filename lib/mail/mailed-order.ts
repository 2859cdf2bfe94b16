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
    /** The parcel that the mail is about; null where it is about none. */
    parcel: MailedParcel | null;
  };

/** What a mail tells of a parcel. */
export type MailedParcel = {
  /** "2 × Ash Mug". */
  pieces: string[];
  carrier: string | null;
  trackingNumber: string | null;
};
