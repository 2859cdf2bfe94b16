import { z } from "zod";
import { formatMoney } from "@/lib/money";
import type { OrderStatus } from "@/lib/orders/order-status";
import type { OrderFact } from "@/lib/orders/record-order-event";
import type { NoteKind } from "@/lib/payments/decide/changes";
import { isNote, tellNote } from "./note-stories";
import { inWords, reviewSentence } from "./reasons";

export type TimelineRow = {
  kind: string;
  fromStatus: OrderStatus | null;
  toStatus: OrderStatus | null;
  cause: string;
  webhookEventId: string | null;
  detail: unknown;
};

export type TimelineContext = {
  /** The order's total, in minor units of `currency`. */
  totalAmount: number;
  currency: string;
  /** Names of the staff that causes mention, by user id. */
  staffNames: ReadonlyMap<string, string>;
};

/** One entry of the timeline: a title, and a sentence of which the event, if any, can become a link. */
export type TimelineEntry = {
  title: string;
  tone: "neutral" | "success" | "warning" | "danger";
  subject: string;
  webhookEventId: string | null;
  predicate: string;
  /** The call to Stripe that it comes from, as Stripe names it. */
  stripeRequestId: string | null;
};

const detailSchema = z.object({
  amount: z.int().optional().catch(undefined),
  currency: z.string().length(3).optional().catch(undefined),
  code: z.string().optional().catch(undefined),
  declines: z.int().optional().catch(undefined),
  error: z.string().optional().catch(undefined),
  reason: z.string().optional().catch(undefined),
  payment: z.string().optional().catch(undefined),
  choice: z.string().optional().catch(undefined),
  note: z.string().optional().catch(undefined),
  due: z.int().optional().catch(undefined),
  pieces: z.string().optional().catch(undefined),
  carrier: z.string().optional().catch(undefined),
  released: z.int().positive().optional().catch(undefined),
  stripeRequestId: z.string().optional().catch(undefined),
});

type Detail = Partial<z.infer<typeof detailSchema>> & { releasedInWords?: string | undefined };

/** Who says what Stripe says: an event it sent, or an answer to somebody who asked. */
function reporter(row: TimelineRow, names: TimelineContext["staffNames"]): string {
  const { cause, webhookEventId } = row;
  const person = cause.startsWith("staff:") ? personOf(row, names) : null;
  if (webhookEventId) return person ? `Replayed by ${person}, Stripe’s event` : "Stripe’s event";
  if (person) return `${person} asked Stripe, which`;
  if (cause === "webhook") return "Stripe";
  return cause === "system" ? "Till" : "Till asked Stripe, which";
}

/** The person who did it: the shopper, or a member of staff, by name where it is still known. */
function personOf({ cause }: TimelineRow, names: TimelineContext["staffNames"]): string {
  if (cause === "shopper") return "The shopper";
  return names.get(cause.replace(/^staff:/, "")) ?? "A member of staff";
}

type Story = Pick<TimelineEntry, "title" | "tone" | "predicate"> & { subject?: string };

const STATUS_STORIES: Readonly<Record<Exclude<OrderStatus, "paid">, Story>> = {
  pending: {
    title: "Open again",
    tone: "warning",
    predicate: "reported that the payment did not go through. The shopper can try again.",
  },
  processing: { title: "Processing", tone: "neutral", predicate: "reported that the money is on its way." },
  expired: {
    title: "Expired",
    tone: "neutral",
    predicate: "closed the order, which nobody paid in time. The items are for sale again.",
  },
  canceled: {
    title: "Canceled",
    tone: "neutral",
    predicate: "confirmed that the payment is canceled. The items are for sale again.",
  },
};

function statusStory({ fromStatus, toStatus }: TimelineRow, confirmed: string, detail: Detail): Story {
  if (toStatus === null) return { title: "Noted", tone: "neutral", predicate: "changed nothing." };
  if (toStatus === "processing" && detail.reason === "authorized")
    return {
      title: "Processing",
      tone: "neutral",
      predicate: "reported that the amount is held. The order waits with its items until it is captured.",
    };
  if (toStatus !== "paid") return STATUS_STORIES[toStatus];
  const late = fromStatus === "expired" || fromStatus === "canceled";
  const since = late ? ` after the order was ${fromStatus}; its items are taken from stock again` : "";
  const rest = detail.releasedInWords ? `, and let ${detail.releasedInWords} go` : "";
  return { title: "Paid", tone: "success", predicate: `confirmed ${confirmed}${since}${rest}.` };
}

type Kind = Exclude<OrderFact, NoteKind> | "placed" | "status_changed";
type Tell = (about: {
  row: TimelineRow;
  total: string;
  confirmed: string;
  detail: Detail;
  person: string;
}) => Story;

const STORIES: Readonly<Record<Kind, Tell>> = {
  placed: ({ total }) => ({
    title: "Placed",
    tone: "neutral",
    subject: "The shopper",
    predicate: `ordered for ${total}. The items are held in stock.`,
  }),
  status_changed: ({ row, confirmed, detail }) => statusStory(row, confirmed, detail),
  payment_started: ({ total }) => ({
    title: "Payment started",
    tone: "neutral",
    subject: "The shopper",
    predicate: `pressed Pay, and Till began a payment of ${total}.`,
  }),
  payment_created: ({ detail }) => ({
    title: "Payment at Stripe",
    tone: "neutral",
    subject: "Stripe",
    predicate: `made the payment ${detail.payment ?? "of this order"}.`,
  }),
  cancel_requested: ({ person }) => ({
    title: "To be canceled",
    tone: "neutral",
    subject: person,
    predicate: "wants the order canceled. Stripe is told to stop its payment first.",
  }),
  payment_refused: ({ detail }) => ({
    title: "Not started",
    tone: "danger",
    subject: "Stripe",
    predicate: `refused to start the payment (${inWords(detail.error ?? "no reason given")}).`,
  }),
  review_opened: ({ detail }) => ({
    title: "Needs review",
    tone: "danger",
    predicate: `brought something that a person must look at. ${reviewSentence(detail.reason ?? "no reason given")}`,
  }),
  mail_sent: () => ({
    title: "Mail sent",
    tone: "neutral",
    subject: "Till",
    predicate: "sent the shopper a mail.",
  }),
  mail_kept: () => ({
    title: "Mail kept",
    tone: "neutral",
    subject: "Till",
    predicate: "wrote a mail and kept it here: no mail server is set.",
  }),
  mail_resend_asked: ({ person }) => ({
    title: "Mail asked for again",
    tone: "neutral",
    subject: person,
    predicate: "asked for a mail to be sent to the shopper again.",
  }),
};

function isKnown(kind: string): kind is Kind {
  return Object.hasOwn(STORIES, kind);
}

function tellStory({ kind }: TimelineRow, about: Parameters<Tell>[0]): Story {
  if (isKnown(kind)) return STORIES[kind](about);
  if (isNote(kind))
    return tellNote(kind, { ...about.detail, amountInWords: about.confirmed, person: about.person });
  return { title: inWords(kind), tone: "neutral", predicate: "noted this." };
}

/** Tells a row of the timeline in plain words. Kinds of a later version are told by their name. */
export function describeOrderEvent(row: TimelineRow, context: TimelineContext): TimelineEntry {
  const read = detailSchema.safeParse(row.detail).data ?? {};
  const total = formatMoney({ amount: context.totalAmount, currency: context.currency });
  const { amount, currency, released } = read;
  const detail: Detail =
    released === undefined || currency === undefined
      ? read
      : { ...read, releasedInWords: formatMoney({ amount: released, currency }) };
  const confirmed =
    amount !== undefined && currency !== undefined ? formatMoney({ amount, currency }) : total;
  const story = tellStory(row, { row, total, confirmed, detail, person: personOf(row, context.staffNames) });
  return {
    title: story.title,
    tone: story.tone,
    subject: story.subject ?? reporter(row, context.staffNames),
    webhookEventId: story.subject ? null : row.webhookEventId,
    predicate: story.predicate,
    stripeRequestId: detail.stripeRequestId ?? null,
  };
}
