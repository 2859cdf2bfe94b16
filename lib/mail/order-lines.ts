import { formatMoney } from "@/lib/money";
import { addressLines, type DeliveryAddress } from "@/lib/orders/address-lines";
import { oneLine } from "@/lib/orders/one-line";
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
  DeliveryAddress & { items: Pick<OrderItem, "name" | "quantity" | "unitAmount">[] };

/** What was ordered, what it costs and where it goes: the part that every mail about an order has. */
export function orderLines(order: MailedOrder): string[] {
  const money = (amount: number) => formatMoney({ amount, currency: order.currency });
  return [
    ...order.items.map(
      (item) => `  ${item.quantity} × ${oneLine(item.name)}    ${money(item.unitAmount * item.quantity)}`,
    ),
    `  ${oneLine(order.shippingMethodName)}    ${money(order.shippingAmount)}`,
    ...(order.taxAmount > 0 ? [`  Tax    ${money(order.taxAmount)}`] : []),
    ...(order.discountAmount > 0 ? [`  Discount    ${money(-order.discountAmount)}`] : []),
    "",
    `  Total    ${money(order.totalAmount)}`,
    "",
    "Delivery to",
    "",
    ...addressLines(order).map((line) => `  ${oneLine(line)}`),
  ];
}
