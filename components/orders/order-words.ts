import type { Tone } from "@/components/ui/tone";
import { PROMISES } from "@/lib/shop";
import type { OrderState } from "./order-state";

type OrderWords = {
  badge: string;
  tone: Tone;
  title: string;
  /** What it means for the shopper, one paragraph an item. */
  text: string[];
};

/**
 * How a state of an order is put to its shopper. `mails` says whether mail goes out at all: without a mail
 * server nothing is said to be on its way.
 */
export function orderWords(state: OrderState, mails: boolean): OrderWords {
  const words = WORDS[state];
  const [withMail, without] = MAIL_WORDS[state] ?? [];
  const more = mails ? withMail : without;
  return more ? { ...words, text: [...words.text, more] } : words;
}

const RECEIPT: [withMail: string, without: string] = [
  "Your receipt is on its way to your inbox.",
  "This page is your receipt: keep its address, or print it.",
];

/** What is said last where it depends on whether mail goes out: with, and without. */
const MAIL_WORDS: Partial<Record<OrderState, [withMail: string, without: string]>> = {
  processing: [
    "Your things are set aside for you, and we write to you as soon as the money has arrived.",
    "Your things are set aside for you, and this page tells you as soon as the money has arrived.",
  ],
  reserved: [
    "Your things are set aside for you, and we write to you as soon as the amount is charged.",
    "Your things are set aside for you, and this page tells you as soon as the amount is charged.",
  ],
  paid_in_part: RECEIPT,
  paid: RECEIPT,
};

const WORDS: Record<OrderState, OrderWords> = {
  waiting: {
    badge: "Waiting",
    tone: "info",
    title: "Waiting for your payment",
    text: [
      "We are waiting for your bank to confirm. It usually takes a few seconds, and this page changes by itself.",
    ],
  },
  declined: {
    badge: "Not paid",
    tone: "warning",
    title: "The payment did not go through",
    text: [
      "Your bank said no, and you have not been charged. We still hold your order: try again with the same or another card.",
    ],
  },
  unclear: {
    badge: "Not known yet",
    tone: "warning",
    title: "We don’t know yet how your payment ended",
    text: [
      "The payment service does not answer at the moment, so we cannot say whether you have been charged. Your order is kept.",
      "Please don’t pay a second time until this page knows.",
    ],
  },
  processing: {
    badge: "Payment on its way",
    tone: "info",
    title: "Your payment is on its way",
    text: [
      "Your bank has accepted the order. Moving the money from a bank account takes up to five working days; you need not do anything.",
    ],
  },
  reserved: {
    badge: "Amount set aside",
    tone: "info",
    title: "We have your order",
    text: ["Your bank has set the amount aside. Nothing has been charged so far.", PROMISES.capture],
  },
  review: {
    badge: "Being checked",
    tone: "warning",
    title: "We are checking your payment",
    text: [
      "Something about this payment needs a person to look at it. Please don't pay again.",
      PROMISES.answer,
    ],
  },
  paid: {
    badge: "Paid",
    tone: "success",
    title: "Thank you for your order",
    text: ["Your payment has arrived."],
  },
  paid_too_much: {
    badge: "Paid",
    tone: "success",
    title: "Thank you for your order",
    text: [
      "It was paid more than once. What you paid too much is on its way back to the card or account you paid with. Banks take five to ten working days to show it.",
    ],
  },
  paid_in_part: {
    badge: "Paid",
    tone: "success",
    title: "Thank you for your order",
    text: [
      "We have charged less than the total, as the receipt shows. The rest of what your bank had set aside is free again; it may take some days until your account shows it.",
    ],
  },
  partly_refunded: {
    badge: "Partly refunded",
    tone: "neutral",
    title: "Part of your money is on its way back",
    text: ["It goes to the card or account you paid with. Banks take five to ten working days to show it."],
  },
  refunded: {
    badge: "Refunded",
    tone: "neutral",
    title: "Your money is on its way back",
    text: ["It goes to the card or account you paid with. Banks take five to ten working days to show it."],
  },
  expired: {
    badge: "Expired",
    tone: "neutral",
    title: "This order was not paid in time",
    text: [
      "So we have closed it: you have not been charged, and the things are for sale again. If you still want them, put them back into your cart.",
    ],
  },
  canceled: {
    badge: "Canceled",
    tone: "neutral",
    title: "This order was canceled",
    text: [
      "You have not been charged. If you changed your cart, the order you placed after that is the one that counts.",
    ],
  },
  released: {
    badge: "Ended",
    tone: "neutral",
    title: "This order has ended",
    text: [
      "You have not been charged. The amount that your bank had set aside is free again; it may take some days until your account shows it.",
      "If you still want the things, put them back into your cart.",
    ],
  },
  too_late: {
    badge: "Being refunded",
    tone: "warning",
    title: "Your payment came too late",
    text: [
      "The order had ended before your payment arrived, and its things are sold. We are sending all of your money back.",
      "It goes to the card or account you paid with. Banks take five to ten working days to show it.",
    ],
  },
  closing: {
    badge: "Being closed",
    tone: "warning",
    title: "Too many payments were declined",
    text: [
      "To keep card thieves out we are closing this order, which takes a moment. It takes no other card.",
      "As soon as this page says that it is closed, you can order again.",
    ],
  },
  declined_too_often: {
    badge: "Closed",
    tone: "warning",
    title: "Too many payments were declined",
    text: [
      "To keep card thieves out we closed this order. You have not been charged, and the things are for sale again.",
      "If you still want them, order again from your cart, with another card or another way to pay.",
    ],
  },
};
