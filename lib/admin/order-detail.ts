import { z } from "zod";
import { type Fulfilment, fulfilmentOf, linesToShip } from "@/lib/fulfilment/fulfilment";
import { type ParcelView, parcelViews } from "@/lib/fulfilment/parcel-view";
import { parcelState } from "@/lib/fulfilment/ship-orders";
import { addressLines } from "@/lib/orders/address-lines";
import { capturedAmount } from "@/lib/orders/captured-amount";
import { readOrderVersion } from "@/lib/orders/order-version";
import { type PaidWith, paidWith } from "@/lib/payments/paid-with";
import { prisma } from "@/lib/prisma";
import type { Prisma } from "@/prisma/generated/client";
import { describeOrderEvent, type TimelineEntry } from "./describe-order-event";
import { describeReview, type ReviewView, staffOfReview } from "./describe-review";
import { formatPayload } from "./format-payload";
import { describeMails, type MailDetail } from "./mail-details";
import { methodInWords, riskInWords } from "./method-in-words";
import { describeRefunds, findRefundable, type Refundable, type RefundDetail } from "./order-refunds";
import { inWords } from "./reasons";

// More than any honest order has; a payment that was attacked must not make its page unreadable.
const MOST_EVENTS = 100;

const INCLUDE = {
  items: { orderBy: { productId: "asc" } },
  attempts: { orderBy: { createdAt: "desc" } },
  timeline: { orderBy: { id: "asc" } },
  mails: { orderBy: { createdAt: "asc" } },
  refunds: { orderBy: [{ createdAt: "asc" }, { id: "asc" }], include: { lines: true } },
  disputes: { orderBy: [{ createdAt: "asc" }, { id: "asc" }] },
  parcels: { orderBy: [{ shippedAt: "asc" }, { id: "asc" }], include: { lines: true } },
  reviews: { orderBy: [{ openedAt: "asc" }, { id: "asc" }] },
  notes: { orderBy: [{ createdAt: "asc" }, { id: "asc" }] },
} as const satisfies Prisma.OrderInclude;

type OrderRow = Prisma.OrderGetPayload<{ include: typeof INCLUDE }>;

export type ReceivedEvent = {
  id: string;
  type: string;
  outcome: string | null;
  receivedAt: Date;
  attempts: number;
  lastError: string | null;
  /** Indented JSON. */
  payload: string;
};

export type AttemptDetail = OrderRow["attempts"][number] & {
  /** Declines and errors so far, in words; null where there were none. */
  decline: string | null;
  error: string | null;
  /** What it was paid with, and how risky Stripe finds it; null where nothing of it is known, or not any more. */
  paidWith: string | null;
  risk: string | null;
};

/** Everything Till knows about an order. Amounts in minor units of the order's currency. */
export type OrderDetail = Omit<
  OrderRow,
  "timeline" | "attempts" | "mails" | "refunds" | "reviews" | "parcels" | "notes"
> & {
  attempts: AttemptDetail[];
  mails: MailDetail[];
  /** All that was ever received for the order. */
  capturedAmount: number;
  /** Whether an amount is held for it that waits to be captured. */
  authorized: boolean;
  refunds: RefundDetail[];
  /** What can still be refunded, and how. */
  refundable: Refundable;
  /** What has left and what has to. */
  fulfilment: {
    state: Fulfilment;
    parcels: ParcelView[];
    left: { productId: string; name: string; quantity: number }[];
  };
  /** What colleagues wrote, each with a name. */
  notes: { id: string; text: string; by: string; at: Date }[];
  /** Names of the staff who are mentioned, by user id. */
  staffNames: ReadonlyMap<string, string>;
  /** Where it goes, as it is written in that country. */
  addressLines: string[];
  /** What a person must look at, or has looked at; the open ones first. */
  reviews: ReviewView[];
  timeline: (TimelineEntry & { id: string; at: Date })[];
  /** Stripe's events about the order's PaymentIntents, in the order they came, 100 at most. */
  events: ReceivedEvent[];
  /** The id of the newest timeline row; "0" where there is none. */
  version: string;
};

function staffIds({ timeline, refunds, reviews, notes }: OrderRow): string[] {
  const prefix = "staff:";
  const causes = timeline.flatMap(({ cause }) =>
    cause.startsWith(prefix) ? [cause.slice(prefix.length)] : [],
  );
  const askers = refunds.flatMap(({ requestedBy, approvedBy }) =>
    [requestedBy ?? [], approvedBy ?? []].flat(),
  );
  const writers = notes.map(({ writtenBy }) => writtenBy);
  return [...new Set([...causes, ...askers, ...reviews.flatMap(staffOfReview), ...writers])];
}

/** The order with this id, or null when there is none or it is no id. */
export async function findOrderDetail(id: string): Promise<OrderDetail | null> {
  if (!z.uuid().safeParse(id).success) return null;
  // Before the rest: with a version that is too new the page would miss a change.
  const version = await readOrderVersion(id);
  const order = await prisma().order.findUnique({ where: { id }, include: INCLUDE });
  if (!order) return null;
  const paymentIntentIds = order.attempts.flatMap(({ paymentIntentId }) => paymentIntentId ?? []);
  const [methods, staff, events] = await Promise.all([
    paidWith(paymentIntentIds),
    prisma().user.findMany({
      where: { id: { in: staffIds(order) } },
      select: { id: true, name: true },
    }),
    prisma().webhookEvent.findMany({
      where: { paymentIntentId: { in: paymentIntentIds } },
      orderBy: [{ receivedAt: "asc" }, { id: "asc" }],
      take: MOST_EVENTS,
      select: {
        id: true,
        type: true,
        outcome: true,
        receivedAt: true,
        attempts: true,
        lastError: true,
        payload: true,
      },
    }),
  ]);
  const staffNames = new Map(staff.map((person) => [person.id, person.name]));
  const { totalAmount, currency } = order;
  const timeline = order.timeline.map((row) => ({
    ...describeOrderEvent(row, { totalAmount, currency, staffNames }),
    id: String(row.id),
    at: row.createdAt,
  }));
  return {
    ...order,
    addressLines: addressLines(order),
    attempts: order.attempts.map((attempt) =>
      describeAttempt(attempt, methods.get(attempt.paymentIntentId ?? "")),
    ),
    notes: order.notes.map(({ id: note, text, writtenBy, createdAt }) => ({
      ...{ id: note, text, at: createdAt },
      by: staffNames.get(writtenBy) ?? "A former colleague",
    })),
    mails: await describeMails(order),
    capturedAmount: capturedAmount(order.attempts),
    authorized: order.attempts.some(({ status }) => status === "authorized"),
    refunds: describeRefunds(order, staffNames),
    refundable: findRefundable(order),
    fulfilment: describeFulfilment(order),
    staffNames,
    reviews: describeReviews(order, staffNames),
    timeline,
    events: events.map((event) => ({ ...event, payload: formatPayload(event.payload) })),
    version,
  };
}

function describeFulfilment(order: OrderRow): OrderDetail["fulfilment"] {
  const counted = { ...order, parcels: order.parcels.map(parcelState) };
  const left = linesToShip(counted).map(({ productId, quantity }) => ({
    ...{ productId, quantity },
    name: order.items.find((item) => item.productId === productId)?.name ?? productId,
  }));
  return { state: fulfilmentOf(counted), parcels: parcelViews(order), left };
}

function describeReviews(
  { reviews, refunds }: Pick<OrderRow, "reviews" | "refunds">,
  staffNames: ReadonlyMap<string, string>,
): ReviewView[] {
  const views = reviews.map((review) => {
    const waits = refunds.some(
      ({ reviewId, status }) => reviewId === review.id && status === "awaiting_approval",
    );
    return describeReview(review, staffNames, waits);
  });
  return [...views.filter(({ closed }) => !closed), ...views.filter(({ closed }) => closed)];
}

function describeAttempt(attempt: OrderRow["attempts"][number], method?: PaidWith): AttemptDetail {
  const { declineCode, declineCount, lastError } = attempt;
  const times = declineCount === 1 ? "Once" : `${declineCount} times, at last`;
  return {
    ...attempt,
    decline: declineCode === null ? null : `${times} (${inWords(declineCode)})`,
    error: lastError === null ? null : inWords(lastError),
    paidWith: method ? methodInWords(method) : null,
    risk: method ? riskInWords(method) : null,
  };
}
