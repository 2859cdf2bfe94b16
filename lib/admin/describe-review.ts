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
  refundAskedBy: string | null;
};

/** The staff user ids that a review names. */
export function staffOfReview({
  closedBy,
  refundAskedBy,
}: Pick<ReviewRow, "closedBy" | "refundAskedBy">): string[] {
  return [closedBy, refundAskedBy].filter((id) => id !== null);
}

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
  /** Who asked for money of no order to go back, which somebody else has to approve. */
  asked: { id: string; by: string } | null;
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
  const { closedAt, closedBy, refundAskedBy } = row;
  const nameOf = (id: string) => staffNames.get(id) ?? "A member of staff";
  return {
    id: row.id,
    title: inWords(row.reason),
    sentence: reviewSentence(row.reason),
    ...subjectOf(row),
    openedAt: row.openedAt,
    choices: closedAt || waits ? [] : choicesOf(row.reason),
    waits: (waits || refundAskedBy !== null) && !closedAt,
    asked: refundAskedBy === null ? null : { id: refundAskedBy, by: nameOf(refundAskedBy) },
    closed: closedAt && {
      at: closedAt,
      by: closedBy === "system" ? "Till" : nameOf(closedBy ?? ""),
      choice: choiceInWords(row.resolution ?? ""),
      note: row.note,
    },
  };
}
