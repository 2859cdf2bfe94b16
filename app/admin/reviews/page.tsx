import { randomUUID } from "node:crypto";
import type { Metadata } from "next";
import { ListFilters } from "@/components/admin/list-filters";
import { PageLinks } from "@/components/admin/page-links";
import { Review } from "@/components/admin/review";
import { SettleReviewForm } from "@/components/admin/settle-review-form";
import { StaffFrame } from "@/components/admin/staff-frame";
import { Card } from "@/components/ui/card";
import { Notice } from "@/components/ui/notice";
import {
  countOpenReviews,
  listReviews,
  OLDEST_REVIEWS,
  type ReviewLine,
  readReviewsQuery,
  reviewsPath,
} from "@/lib/admin/list-reviews";
import { reviewOffer } from "@/lib/admin/review-offer";
import { readLight } from "@/lib/admin/watch-health";
import { requireStaff } from "@/lib/auth/require-staff";
import type { Staff } from "@/lib/auth/staff-session";
import { closeReviewAction, settleReviewAction } from "./actions";

export const metadata: Metadata = { title: "Reviews" };

type ReviewsPageProps = { searchParams: Promise<Record<string, string | string[] | undefined>> };

export default async function ReviewsPage({ searchParams }: ReviewsPageProps) {
  const asked = readReviewsQuery(await searchParams);
  const query = asked ?? OLDEST_REVIEWS;
  const { show } = query;
  const staff = await requireStaff("orders:read", reviewsPath(show));
  const [{ reviews, links }, open] = await Promise.all([listReviews(query), countOpenReviews()]);
  const { newer, older } = links;
  return (
    <StaffFrame staff={staff} section="reviews" light={readLight()} openReviews={open}>
      <h1 className="text-xl font-semibold">Reviews</h1>
      <p className="mt-1 text-sm text-ink-muted">
        What a person has to look at before the money is right. Times in UTC.
      </p>
      <div className="mt-4">
        <ListFilters
          label="Filter reviews"
          filters={(["open", "closed"] as const).map((one) => ({
            label: one === "open" ? "Open, the oldest first" : "Closed",
            href: reviewsPath(one),
            current: one === show,
            count: null,
          }))}
        />
      </div>
      {!asked && (
        <Notice tone="warning" className="mt-4">
          This address is not one of the list’s own. Here are the reviews that wait longest.
        </Notice>
      )}
      {reviews.length === 0 && <NoReviews show={show} />}
      <ul className="mt-4 space-y-4">
        {reviews.map((review) => (
          <li key={review.id}>
            <Card>
              <Review review={review} order={<OrderLink review={review} />} actions={settle(review, staff)} />
            </Card>
          </li>
        ))}
      </ul>
      <PageLinks
        first={query.page && reviewsPath(show)}
        newer={newer && reviewsPath(show, { side: "newer", cursor: newer })}
        older={older && reviewsPath(show, { side: "older", cursor: older })}
        oldestFirst={show === "open"}
      />
    </StaffFrame>
  );
}

function OrderLink({ review: { order } }: { review: ReviewLine }) {
  if (!order) return "None of ours";
  return (
    <a
      href={`/admin/orders/${order.id}`}
      className="underline decoration-line-strong underline-offset-4 hover:decoration-ink"
    >
      #{order.number}
    </a>
  );
}

function settle(review: ReviewLine, staff: Staff) {
  const offer = reviewOffer(review, staff);
  if (!offer) return null;
  const action = offer.aboutMoney ? settleReviewAction : closeReviewAction;
  return (
    <SettleReviewForm action={action} reviewId={review.id} formKey={randomUUID()} choices={offer.choices} />
  );
}

function NoReviews({ show }: { show: "open" | "closed" }) {
  return (
    <Card padded={false} className="mt-4 px-5 py-16 text-center">
      <p className="font-medium">{show === "open" ? "Nothing needs review" : "No review was closed yet"}</p>
      <p className="mx-auto mt-1 max-w-md text-sm text-ink-muted">
        Reviews come here when what Stripe says does not agree with an order, or when money could not go where
        it should.
      </p>
    </Card>
  );
}
