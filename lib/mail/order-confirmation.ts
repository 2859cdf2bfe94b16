import { formatMoney } from "@/lib/money";
import type { Order, OrderItem } from "@/prisma/generated/client";

export type MailText = { subject: string; text: string };

type Confirmed = Pick<
  Order,
  | "number"
  | "currency"
  | "shippingAmount"
  | "taxAmount"
  | "discountAmount"
  | "totalAmount"
  | "shippingMethodName"
> & { shippingName: string; items: Pick<OrderItem, "name" | "quantity" | "unitAmount">[] };

/** The mail that says an order is paid. Plain text, which every program shows. */
export function orderConfirmation(order: Confirmed, link: string): MailText {
  const money = (amount: number) => formatMoney({ amount, currency: order.currency });
  const items = order.items.map(
    (item) => `  ${item.quantity} × ${item.name}    ${money(item.unitAmount * item.quantity)}`,
  );
  const extras = [
    `  ${order.shippingMethodName}    ${money(order.shippingAmount)}`,
    ...(order.taxAmount > 0 ? [`  Tax    ${money(order.taxAmount)}`] : []),
    ...(order.discountAmount > 0 ? [`  Discount    ${money(-order.discountAmount)}`] : []),
  ];
  return {
    subject: `Your order ${order.number} is confirmed`,
    text: [
      `Dear ${order.shippingName},`,
      "",
      `thank you. Your payment of ${money(order.totalAmount)} has arrived and order ${order.number} is confirmed.`,
      "",
      ...items,
      ...extras,
      "",
      `  Total    ${money(order.totalAmount)}`,
      "",
      `Follow your order: ${link}`,
      "",
    ].join("\n"),
  };
}
