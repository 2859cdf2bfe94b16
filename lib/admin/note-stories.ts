import type { NoteKind } from "@/lib/payments/decide/changes";
import { inWords } from "./reasons";

/** What a note says besides its kind. `amountInWords` is its amount, or the order's total where it has none. */
export type NoteDetail = {
  code?: string | undefined;
  reason?: string | undefined;
  payment?: string | undefined;
  declines?: number | undefined;
  amountInWords: string;
};

type NoteStory = {
  title: string;
  tone: "neutral" | "success" | "warning" | "danger";
  /** Who did it; whoever reported it where this is left out. */
  subject?: string;
  predicate: string;
};

const NOTES: Readonly<Record<NoteKind, (detail: NoteDetail) => NoteStory>> = {
  payment_declined: ({ code }) => ({
    title: "Declined",
    tone: "warning",
    predicate: `reported that the payment was declined (${inWords(code ?? "no reason given")}). The shopper can try again.`,
  }),
  too_many_declines: ({ declines }) => ({
    title: "Too many declines",
    tone: "danger",
    subject: "Till",
    predicate:
      `counted ${declines ?? "too many"} declined payments and takes no more tries (too_many_declines). ` +
      "It cancels the payment at Stripe and closes the order, unless the money arrived meanwhile.",
  }),
  payment_authorized: ({ amountInWords }) => ({
    title: "Authorized",
    tone: "neutral",
    predicate: `holds ${amountInWords}. It is paid once somebody captures it.`,
  }),
  payment_lost: ({ payment }) => ({
    title: "Payment unknown to Stripe",
    tone: "danger",
    subject: "Stripe",
    predicate:
      `does not know the payment ${payment ?? "of this order"}. It is over, and the shopper can pay anew. ` +
      "Either Stripe’s test data was deleted, or the keys belong to another account, or the database was restored.",
  }),
  payment_captured_again: ({ amountInWords, payment }) => ({
    title: "Paid again",
    tone: "danger",
    predicate: `confirmed another ${amountInWords}${payment ? ` (${payment})` : ""} for an order that was paid.`,
  }),
  refund_requested: ({ amountInWords, reason }) => ({
    title: "Refund requested",
    tone: "neutral",
    subject: reason === "late" ? "Till" : "The staff",
    predicate:
      reason === "late"
        ? `gives ${amountInWords} back: the money came after the order was closed, and its items are gone.`
        : `asked for ${amountInWords} to be refunded.`,
  }),
  refund_approved: ({ amountInWords }) => ({
    title: "Refund approved",
    tone: "neutral",
    subject: "A second person",
    predicate: `approved the refund of ${amountInWords}.`,
  }),
  refund_pending: ({ amountInWords }) => ({
    title: "Refund on its way",
    tone: "neutral",
    predicate: `has accepted the refund of ${amountInWords}. The bank has not confirmed it yet.`,
  }),
  refund_requires_action: ({ amountInWords }) => ({
    title: "Refund waits for the shopper",
    tone: "warning",
    predicate: `needs the shopper’s bank details for the refund of ${amountInWords} and has asked for them by e-mail.`,
  }),
  refund_succeeded: ({ amountInWords }) => ({
    title: "Refunded",
    tone: "success",
    predicate: `confirmed the refund of ${amountInWords}.`,
  }),
  refund_failed: ({ amountInWords, reason }) => ({
    title: "Refund failed",
    tone: "danger",
    predicate: `could not refund ${amountInWords} (${inWords(reason ?? "no reason given")}).`,
  }),
  refund_canceled: ({ amountInWords }) => ({
    title: "Refund canceled",
    tone: "warning",
    predicate: `reported that the refund of ${amountInWords} was canceled.`,
  }),
  dispute_opened: ({ amountInWords, reason }) => ({
    title: "Disputed",
    tone: "danger",
    predicate: `reported that the shopper disputes ${amountInWords} (${inWords(reason ?? "no reason given")}).`,
  }),
  dispute_changed: () => ({
    title: "Dispute moved on",
    tone: "neutral",
    predicate: "reported a new state of the dispute.",
  }),
  dispute_won: ({ amountInWords }) => ({
    title: "Dispute won",
    tone: "success",
    predicate: `reported that the dispute over ${amountInWords} was decided for the shop.`,
  }),
  dispute_lost: ({ amountInWords }) => ({
    title: "Dispute lost",
    tone: "danger",
    predicate: `reported that the dispute over ${amountInWords} was decided for the shopper.`,
  }),
  dispute_closed: () => ({
    title: "Dispute closed",
    tone: "success",
    predicate: "reported that the inquiry was closed without a chargeback.",
  }),
  dispute_funds_withdrawn: ({ amountInWords }) => ({
    title: "Disputed money withdrawn",
    tone: "warning",
    predicate: `took the disputed ${amountInWords} from the account for as long as the dispute lasts.`,
  }),
  dispute_funds_reinstated: ({ amountInWords }) => ({
    title: "Disputed money back",
    tone: "success",
    predicate: `put the disputed ${amountInWords} back into the account.`,
  }),
};

export function isNote(kind: string): kind is NoteKind {
  return Object.hasOwn(NOTES, kind);
}

/** Tells a note of the timeline in plain words. */
export function tellNote(kind: NoteKind, detail: NoteDetail): NoteStory {
  return NOTES[kind](detail);
}
