import { z } from "zod";
import { formatMoney } from "@/lib/money";
import type { OrderStatus } from "@/lib/orders/order-status";
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
};

const detailSchema = z.object({
  amount: z.int().optional().catch(undefined),
  currency: z.string().length(3).optional().catch(undefined),
  code: z.string().optional().catch(undefined),
  error: z.string().optional().catch(undefined),
  reason: z.string().optional().catch(undefined),
});

/** Who says what Stripe says: an event it sent, or an answer to somebody who asked. */
function reporter({ cause, webhookEventId }: TimelineRow, names: TimelineContext["staffNames"]): string {
  if (webhookEventId) return "Stripe’s event";
  if (cause.startsWith("staff:")) {
    return `${names.get(cause.slice("staff:".length)) ?? "A member of staff"} asked Stripe, which`;
  }
  if (cause === "webhook") return "Stripe";
  return cause === "system" ? "Till" : "Till asked Stripe, which";
}

type Story = Pick<TimelineEntry, "title" | "tone" | "predicate"> & { subject?: string };

function statusStory(row: TimelineRow, amount: string): Story {
  switch (row.toStatus) {
    case "paid": {
      const late = row.fromStatus === "expired" || row.fromStatus === "canceled";
      const predicate = `confirmed ${amount}${late ? ` after the order was ${row.fromStatus}; its items are taken from stock again` : ""}.`;
      return { title: "Paid", tone: "success", predicate };
    }
    case "processing":
      return { title: "Processing", tone: "neutral", predicate: "reported that the money is on its way." };
    case "pending":
      return {
        title: "Open again",
        tone: "warning",
        predicate: "reported that the payment did not go through. The shopper can try again.",
      };
    case "canceled":
      return {
        title: "Canceled",
        tone: "neutral",
        predicate: "confirmed that the payment is canceled. The items are for sale again.",
      };
    case "expired":
      return {
        title: "Expired",
        tone: "neutral",
        predicate: "closed the order, which nobody paid in time. The items are for sale again.",
      };
    case null:
      return { title: "Noted", tone: "neutral", predicate: "changed nothing." };
  }
}

function story(row: TimelineRow, context: TimelineContext): Story {
  const detail = detailSchema.safeParse(row.detail).data ?? {};
  const total = formatMoney({ amount: context.totalAmount, currency: context.currency });
  switch (row.kind) {
    case "placed":
      return {
        title: "Placed",
        tone: "neutral",
        subject: "The shopper",
        predicate: `ordered for ${total}. The items are held in stock.`,
      };
    case "status_changed": {
      const known = detail.amount !== undefined && detail.currency !== undefined;
      const money = known ? { amount: detail.amount ?? 0, currency: detail.currency ?? "" } : null;
      return statusStory(row, money ? formatMoney(money) : total);
    }
    case "payment_started":
      return {
        title: "Payment started",
        tone: "neutral",
        subject: "The shopper",
        predicate: `pressed Pay, and Till began a payment of ${total}.`,
      };
    case "payment_restarted":
      return {
        title: "Payment started again",
        tone: "neutral",
        subject: "The shopper",
        predicate: `pressed Pay again, and Till began a new payment of ${total}.`,
      };
    case "payment_declined":
      return {
        title: "Declined",
        tone: "warning",
        predicate: `reported that the payment was declined (${inWords(detail.code ?? "no reason given")}). The shopper can try again.`,
      };
    case "payment_refused":
      return {
        title: "Not started",
        tone: "danger",
        subject: "Stripe",
        predicate: `refused to start the payment (${inWords(detail.error ?? "no reason given")}).`,
      };
    case "action_required":
      return {
        title: "Waiting for the shopper",
        tone: "neutral",
        predicate: "reported that the bank wants the shopper to confirm the payment.",
      };
    case "review_opened":
      return {
        title: "Needs review",
        tone: "danger",
        predicate: `does not agree with the order. ${reviewSentence(detail.reason ?? "no reason given")}`,
      };
    case "mail_sent":
      return { title: "Mail sent", tone: "neutral", subject: "Till", predicate: "sent the shopper a mail." };
    case "mail_kept":
      return {
        title: "Mail kept",
        tone: "neutral",
        subject: "Till",
        predicate: "wrote a mail and kept it here: no mail server is set.",
      };
    default:
      return { title: inWords(row.kind), tone: "neutral", predicate: "was noted." };
  }
}

/** Tells a row of the timeline in plain words. Kinds of a later version are told by their name. */
export function describeOrderEvent(row: TimelineRow, context: TimelineContext): TimelineEntry {
  const { title, tone, predicate, subject } = story(row, context);
  return {
    title,
    tone,
    subject: subject ?? reporter(row, context.staffNames),
    webhookEventId: subject ? null : row.webhookEventId,
    predicate,
  };
}
