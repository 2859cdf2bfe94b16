import { formatMoney } from "@/lib/money";
import type { OrderMailKind } from "@/lib/orders/mail-kinds";
import { oneLine } from "@/lib/orders/one-line";
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
    case "payment_failed":
      return {
        subject: `Your order ${number} is not paid yet`,
        paragraphs: [
          `your bank could not carry out the payment of ${total}, so order ${number} is not paid. You can pay it another way on the page of your order.`,
        ],
      };
    case "order_expired":
      return {
        subject: `Your order ${number} has ended`,
        paragraphs: [
          `order ${number} was not paid in time, so we have ended it and nothing was charged. Your things may still be in the shop.`,
        ],
      };
    case "refunded":
      return {
        subject: `A refund for your order ${number}`,
        paragraphs: [
          `we have refunded money of order ${number}. How much, and when, is on the page of your order; your bank may take some days to show it.`,
        ],
      };
    case "refund_failed":
      return {
        subject: `The refund for your order ${number} did not arrive`,
        paragraphs: [
          `your bank could not take the refund for order ${number}. We have seen it and will get in touch with you.`,
        ],
      };
    case "paid_too_late":
      return {
        subject: `Your payment for order ${number} came too late`,
        paragraphs: [
          `your payment of ${total} arrived after order ${number} had ended, and its things are sold. We are sending all of the money back.`,
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
