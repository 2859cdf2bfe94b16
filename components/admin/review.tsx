import type { ReactNode } from "react";
import { Badge } from "@/components/ui/badge";
import { Price } from "@/components/ui/price";
import type { ReviewView } from "@/lib/admin/describe-review";
import { Facts } from "./facts";
import { Moment } from "./moment";

type ReviewProps = {
  review: ReviewView;
  /** Its order as a link; null on the order's own page, and for money that belongs to no order. */
  order: ReactNode;
  /** What its reader may do about it. */
  actions: ReactNode;
};

/** Something a person must look at, or has looked at: what happened, what it is about, what became of it. */
export function Review({ review, order, actions }: ReviewProps) {
  const { closed } = review;
  return (
    <div className="space-y-4">
      <div className="flex items-start justify-between gap-4">
        <p className="min-w-0 text-sm font-medium break-words">{review.sentence}</p>
        {closed ? <Badge>Closed</Badge> : <Badge tone="danger">Open</Badge>}
      </div>
      <Facts
        facts={[
          ["Order", order],
          ["About", <code key="about">{review.about}</code>],
          ["Amount", review.money && <Price key="amount" money={review.money} />],
          ["Since", <Moment key="since" at={review.openedAt} precise />],
          ["Refund asked for by", review.asked?.by],
          ["Closed", closed && <Moment key="closed" at={closed.at} precise />],
          ["By", closed?.by],
          ["Choice", closed?.choice],
          ["Note", closed?.note],
        ]}
      />
      {review.waits && (
        <p className="text-sm text-warning">A refund that settles this waits for somebody else’s approval.</p>
      )}
      {actions}
    </div>
  );
}
