import { formatMoney } from "@/lib/money";
import { oneLine } from "@/lib/orders/one-line";
import type { OrderMailKind } from "@/lib/orders/queue-order-mail";
import { type MailedOrder, orderLines } from "./order-lines";

export type MailText = { subject: string; text: string };

type Message = { subject: string; paragraphs: string[] };

function message(kind: OrderMailKind, { number, totalAmount, currency }: MailedOrder): Message {
  const total = formatMoney({ amount: totalAmount, currency });
  switch (kind) {
    case "order_confirmed":
      return {
        subject: `Your order ${number} is confirmed`,
        paragraphs: [`thank you. Your payment of ${total} has arrived and order ${number} is confirmed.`],
      };
    case "order_received":
      return {
        subject: `We have received your order ${number}`,
        paragraphs: [
          `thank you. We have received order ${number} and set your things aside.`,
          `Your bank is moving the payment of ${total}, which takes up to five working days. You need not do anything: we write to you again when the money has arrived.`,
        ],
      };
  }
}

/**
 * The mail of a kind about an order. Plain text, which every program shows. Each value that somebody typed
 * is on one line, so that none can begin a paragraph that looks like ours.
 */
export function orderMail(kind: OrderMailKind, order: MailedOrder, link: string): MailText {
  const { subject, paragraphs } = message(kind, order);
  return {
    subject,
    text: [
      `Dear ${oneLine(order.shippingName)},`,
      "",
      ...paragraphs.flatMap((paragraph) => [paragraph, ""]),
      ...orderLines(order),
      "",
      `Follow your order: ${link}`,
      "",
    ].join("\n"),
  };
}
