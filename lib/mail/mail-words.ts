import { carrierName } from "@/lib/carriers";
import { formatMoney } from "@/lib/money";
import type { OrderMailKind } from "@/lib/orders/mail-kinds";
import { oneLine } from "@/lib/orders/one-line";
import { PROMISES } from "@/lib/shop";
import type { MailedOrder } from "./mailed-order";

type Words = { subject: string; paragraphs: string[]; action: string };

export const DELIVERY_TITLE = "Delivery to";
/** Before the link to the carrier's page. */
export const TRACKING = "Follow the parcel:";
/** Before the address that answers go to. */
export const QUESTIONS = "Questions? Answer this mail or write to";

const FOLLOW = "Follow your order";

/**
 * What a mail says in sentences: the only place for its words, plain and HTML alike. `refundAmount` is that of the
 * refund it is about, in minor units of the order's currency; null where it is about none.
 */
export function mailWords(kind: OrderMailKind, order: MailedOrder, refundAmount: number | null): Words {
  const { number, totalAmount, capturedAmount, currency } = order;
  const total = formatMoney({ amount: totalAmount, currency });
  const refund = refundAmount === null ? "money" : formatMoney({ amount: refundAmount, currency });
  switch (kind) {
    case "order_confirmed":
      return {
        subject: `Your order ${number} is confirmed`,
        paragraphs: [
          `Thank you. Your payment of ${formatMoney({ amount: capturedAmount, currency })} has arrived and order ${number} is confirmed.`,
          ...partly(order),
          PROMISES.dispatch,
        ],
        action: FOLLOW,
      };
    case "order_received":
      return {
        subject: `We have received your order ${number}`,
        paragraphs: [
          `Thank you. We have received order ${number} and set your things aside.`,
          `Your bank is moving the payment of ${total}, which takes up to five working days. You need not do anything: we write to you again when the money has arrived.`,
        ],
        action: FOLLOW,
      };
    case "order_authorized":
      return {
        subject: `We have received your order ${number}`,
        paragraphs: [
          `Thank you. We have received order ${number} and set your things aside.`,
          `Your bank has set ${total} aside for it. Nothing has been charged so far. ${PROMISES.capture} We write to you then.`,
        ],
        action: FOLLOW,
      };
    case "authorization_ended":
      return {
        subject: `Your order ${number} has ended`,
        paragraphs: [
          `Order ${number} has ended and nothing was charged. The ${total} that your bank had set aside is free again; it may take some days until your account shows it.`,
        ],
        action: "See your order",
      };
    case "payment_failed":
      return {
        subject: `Your order ${number} is not paid yet`,
        paragraphs: [
          `Your bank could not carry out the payment of ${total}, so order ${number} is not paid. You can pay it another way on the page of your order.`,
        ],
        action: "Pay for your order",
      };
    case "order_expired":
      return {
        subject: `Your order ${number} has ended`,
        paragraphs: [
          `Order ${number} was not paid in time, so we have ended it and nothing was charged. Your things may still be in the shop.`,
        ],
        action: "See your order",
      };
    case "payment_ended":
      return {
        subject: `Your order ${number} has ended`,
        paragraphs: [
          `The payment of ${total} for order ${number} did not arrive, so we have ended the order and nothing is charged. Your things may still be in the shop.`,
        ],
        action: "See your order",
      };
    case "refunded":
      return {
        subject: `A refund for your order ${number}`,
        paragraphs: [
          `We have refunded ${refund} of order ${number}. Your bank may take some days to show it.`,
        ],
        action: "See your order",
      };
    case "refund_failed":
      return {
        subject: `The refund for your order ${number} did not arrive`,
        paragraphs: [
          `Your bank could not take the refund of ${refund} for order ${number}, so the money is still with us. You need not do anything.`,
          PROMISES.answer,
        ],
        action: "See your order",
      };
    case "paid_too_late":
      return {
        subject: `Your payment for order ${number} came too late`,
        paragraphs: [
          `Your payment of ${total} arrived after order ${number} had ended, and its things are sold. We are sending all of the money back.`,
        ],
        action: "See your order",
      };
    case "shipped":
      return {
        subject: `A parcel of your order ${number} is on its way`,
        paragraphs: [`This part of order ${number} has left us: ${piecesIn(order)}.`, ...carriedBy(order)],
        action: FOLLOW,
      };
    case "delivered":
      return {
        subject: `A parcel of your order ${number} has arrived`,
        paragraphs: [
          `The parcel with ${piecesIn(order)} of order ${number} has been delivered.`,
          `Has it not reached you? Answer this mail.`,
          ...(PROMISES.returns === null ? [] : [PROMISES.returns]),
        ],
        action: "See your order",
      };
  }
}

function piecesIn({ parcel }: MailedOrder): string {
  return parcel ? parcel.pieces.map(oneLine).join(", ") : "some of it";
}

function carriedBy({ parcel }: MailedOrder): string[] {
  if (!parcel) return [];
  const { carrier, trackingNumber } = parcel;
  const number = trackingNumber === null ? "" : `The tracking number is ${oneLine(trackingNumber)}.`;
  const by = carrier === null ? "" : `${carrierName(carrier)} carries it.`;
  const said = [by, number].filter((sentence) => sentence !== "").join(" ");
  return said === "" ? [] : [said];
}

/** For who is charged less than was set aside. */
function partly({ totalAmount, capturedAmount, currency }: MailedOrder): string[] {
  const released = totalAmount - capturedAmount;
  if (released <= 0) return [];
  const total = formatMoney({ amount: totalAmount, currency });
  const rest = formatMoney({ amount: released, currency });
  return [
    `That is less than the ${total} your bank had set aside. The other ${rest} is free again; it may take some days until your account shows it.`,
  ];
}
