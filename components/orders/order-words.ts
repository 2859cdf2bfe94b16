import type { Tone } from "@/components/ui/tone";
import type { OrderState } from "./order-state";

type OrderWords = {
  badge: string;
  tone: Tone;
  title: string;
  /** What it means for the shopper, one paragraph an item. */
  text: string[];
};

/** How each state of an order is put to its shopper. */
export const ORDER_WORDS: Record<OrderState, OrderWords> = {
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
  processing: {
    badge: "Payment on its way",
    tone: "info",
    title: "Your payment is on its way",
    text: [
      "Your bank has accepted the order. Moving the money from a bank account takes up to five working days; you need not do anything.",
      "Your things are set aside for you, and we write to you as soon as the money has arrived.",
    ],
  },
  review: {
    badge: "Being checked",
    tone: "warning",
    title: "We are checking your payment",
    text: [
      "Something about this payment needs a person to look at it. Please don't pay again: we write to you by e-mail, usually within a working day.",
    ],
  },
  paid: {
    badge: "Paid",
    tone: "success",
    title: "Thank you for your order",
    text: ["Your payment has arrived, and your receipt is on its way to your inbox."],
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
      "You have not been charged, and the things are for sale again. If you still want them, start once more.",
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
};
