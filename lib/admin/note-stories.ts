import type { NoteKind } from "@/lib/payments/decide/changes";
import { PARCEL_NOTES } from "./parcel-stories";
import { choiceInWords, inWords } from "./reasons";

/** What a note says besides its kind. `amountInWords` is its amount, or the order's total where it has none. */
export type NoteDetail = {
  code?: string | undefined;
  reason?: string | undefined;
  payment?: string | undefined;
  declines?: number | undefined;
  choice?: string | undefined;
  note?: string | undefined;
  /** Seconds since 1970. */
  due?: number | undefined;
  /** "2 × Ash Mug, 1 × Side Plate". */
  pieces?: string | undefined;
  carrier?: string | undefined;
  /** What a capture lets go, in words; undefined where it takes all. */
  releasedInWords?: string | undefined;
  /** Who caused it, where a person did. */
  person: string;
  amountInWords: string;
};

export type NoteStory = {
  title: string;
  tone: "neutral" | "success" | "warning" | "danger";
  /** Who did it; whoever reported it where this is left out. */
  subject?: string;
  predicate: string;
};

function because(reason: string | undefined): string {
  return reason ? ` (${inWords(reason)})` : "";
}

const DAY = new Intl.DateTimeFormat("en-GB", { timeZone: "UTC", day: "numeric", month: "long" });

function onDay(seconds: number): string {
  return DAY.format(new Date(seconds * 1000));
}

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
    predicate: `reported that ${amountInWords} is held. The order is paid once somebody captures it.`,
  }),
  capture_requested: ({ amountInWords, releasedInWords, person }) => ({
    title: "To be captured",
    tone: "neutral",
    subject: person,
    predicate: releasedInWords
      ? `decided to capture ${amountInWords} of what is held, and to let ${releasedInWords} go.`
      : `decided to capture ${amountInWords}, all of what is held.`,
  }),
  release_requested: ({ amountInWords, person }) => ({
    title: "To be let go",
    tone: "neutral",
    subject: person,
    predicate: `decided to let ${amountInWords} go that is held. Nothing of it is charged.`,
  }),
  capture_refused: ({ amountInWords, reason }) => ({
    title: "Stripe refused",
    tone: "danger",
    subject: "Stripe",
    predicate: `did not do what was decided about ${amountInWords}${because(reason)}, and still holds the money. Decide again.`,
  }),
  authorization_lapses: ({ amountInWords, due }) => ({
    title: "Lapses soon",
    tone: "warning",
    subject: "Till",
    predicate: `found ${amountInWords} held and not captured${due ? `. Stripe lets it go on ${onDay(due)}` : ""}.`,
  }),
  authorization_lapsed: ({ amountInWords }) => ({
    title: "Lapsed",
    tone: "danger",
    predicate: `reported that ${amountInWords} was let go, because nobody captured it in time. Nothing was charged.`,
  }),
  authorization_released: ({ amountInWords }) => ({
    title: "Let go",
    tone: "neutral",
    predicate: `reported that ${amountInWords} was let go. Nothing was charged.`,
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
  refund_requested: ({ amountInWords, reason, person }) => ({
    title: "Refund requested",
    tone: "neutral",
    subject: reason === "late" ? "Till" : person,
    predicate:
      reason === "late"
        ? `gives ${amountInWords} back: the money came after the order was closed, and its items are gone.`
        : `asked for ${amountInWords} to be refunded${because(reason)}.`,
  }),
  refund_awaiting_approval: ({ amountInWords, reason, person }) => ({
    title: "Refund waits for approval",
    tone: "warning",
    subject: person,
    predicate: `asked for ${amountInWords} to be refunded${because(reason)}. Somebody else has to approve it.`,
  }),
  refund_approved: ({ amountInWords, person }) => ({
    title: "Refund approved",
    tone: "neutral",
    subject: person,
    predicate: `approved the refund of ${amountInWords}.`,
  }),
  refund_declined: ({ amountInWords, person }) => ({
    title: "Refund declined",
    tone: "neutral",
    subject: person,
    predicate: `declined the refund of ${amountInWords}. Nothing was sent to Stripe.`,
  }),
  refund_overtaken: ({ amountInWords }) => ({
    title: "Refund overtaken",
    tone: "neutral",
    subject: "Till",
    predicate: `ended the refund of ${amountInWords} that waited for approval: others left too little of the money.`,
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
  dispute_deadline: ({ amountInWords, due }) => ({
    title: "Dispute is due",
    tone: "danger",
    subject: "Till",
    predicate: `found no evidence sent for the dispute over ${amountInWords}${due ? `, which is due on ${onDay(due)}` : ""}.`,
  }),
  review_closed: ({ reason, choice, note, person }) => ({
    title: "Review closed",
    tone: "neutral",
    subject: person,
    predicate:
      `closed the review (${inWords(reason ?? "no reason given")}): ${choiceInWords(choice ?? "").toLowerCase()}.` +
      (note ? ` “${note}”` : ""),
  }),
  dispute_funds_reinstated: ({ amountInWords }) => ({
    title: "Disputed money back",
    tone: "success",
    predicate: `put the disputed ${amountInWords} back into the account.`,
  }),
  ...PARCEL_NOTES,
};

export function isNote(kind: string): kind is NoteKind {
  return Object.hasOwn(NOTES, kind);
}

/** Tells a note of the timeline in plain words. */
export function tellNote(kind: NoteKind, detail: NoteDetail): NoteStory {
  return NOTES[kind](detail);
}
