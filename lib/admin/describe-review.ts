import { z } from "zod";
import type { Money } from "@/lib/money";
import { choicesOf, type ReviewChoice } from "@/lib/payments/decide/review-choices";
import { choiceInWords, inWords, reviewSentence } from "./reasons";

/** A review as it stands in the database. */
export type ReviewRow = {
  id: string;
  reason: string;
  subject: string;
  detail: unknown;
  openedAt: Date;
  closedAt: Date | null;
  closedBy: string | null;
  resolution: string | null;
  note: string | null;
};

/** A review in words. */
export type ReviewView = {
  id: string;
  title: string;
  /** What happened, as a sentence. */
  sentence: string;
  /** The PaymentIntent, refund or dispute it is about, by Stripe's id where it has one. */
  about: string;
  /** How much it is about, where that is known. */
  money: Money | null;
  openedAt: Date;
  /** What can be done; nothing once it is closed, or while a refund that settles it waits for approval. */
  choices: readonly ReviewChoice[];
  waits: boolean;
  closed: { at: Date; by: string; choice: string; note: string | null } | null;
};

const detailSchema = z.object({
  amount: z.int().optional().catch(undefined),
  currency: z.string().length(3).optional().catch(undefined),
  refund: z.string().optional().catch(undefined),
  dispute: z.string().optional().catch(undefined),
});

function subjectOf({ subject, detail }: ReviewRow): Pick<ReviewView, "about" | "money"> {
  const { amount, currency, refund, dispute } = detailSchema.safeParse(detail).data ?? {};
  const money = amount !== undefined && currency !== undefined ? { amount, currency } : null;
  return { about: refund ?? dispute ?? subject, money };
}

/** Puts a review into words. `waits`: a refund that settles it waits for approval. */
export function describeReview(
  row: ReviewRow,
  staffNames: ReadonlyMap<string, string>,
  waits: boolean,
): ReviewView {
  const { closedAt, closedBy } = row;
  return {
    id: row.id,
    title: inWords(row.reason),
    sentence: reviewSentence(row.reason),
    ...subjectOf(row),
    openedAt: row.openedAt,
    choices: closedAt || waits ? [] : choicesOf(row.reason),
    waits: waits && !closedAt,
    closed: closedAt && {
      at: closedAt,
      by: closedBy === "system" ? "Till" : (staffNames.get(closedBy ?? "") ?? "A member of staff"),
      choice: choiceInWords(row.resolution ?? ""),
      note: row.note,
    },
  };
}
