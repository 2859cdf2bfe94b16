import { randomUUID } from "node:crypto";
import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { AskStripeForm } from "@/components/admin/ask-stripe-form";
import { CancelOrderForm } from "@/components/admin/cancel-order-form";
import { CaptureForm } from "@/components/admin/capture-form";
import { Customer } from "@/components/admin/customer";
import { Disputes } from "@/components/admin/disputes";
import { JudgeRefundForm } from "@/components/admin/judge-refund-form";
import { Mails } from "@/components/admin/mails";
import { NextSteps } from "@/components/admin/next-steps";
import { NoEvents } from "@/components/admin/no-events";
import { NoteForm } from "@/components/admin/note-form";
import { Notes } from "@/components/admin/notes";
import { OrderHeader } from "@/components/admin/order-header";
import { OrderItems } from "@/components/admin/order-items";
import { OtherOrders } from "@/components/admin/other-orders";
import { PaymentAttempts } from "@/components/admin/payment-attempts";
import { ReceivedEvents } from "@/components/admin/received-events";
import { RefundForm } from "@/components/admin/refund-form";
import { Refunds } from "@/components/admin/refunds";
import { ResendMailForm } from "@/components/admin/resend-mail-form";
import { Review } from "@/components/admin/review";
import { Section } from "@/components/admin/section";
import { SettleReviewForm } from "@/components/admin/settle-review-form";
import { StaffFrame } from "@/components/admin/staff-frame";
import { Timeline } from "@/components/admin/timeline";
import { LiveRefresh } from "@/components/orders/live-refresh";
import { describeDispute } from "@/lib/admin/describe-dispute";
import type { ReviewView } from "@/lib/admin/describe-review";
import { countOpenReviews } from "@/lib/admin/list-reviews";
import { nextSteps } from "@/lib/admin/next-steps";
import { findOrderDetail, type OrderDetail } from "@/lib/admin/order-detail";
import { listOtherOrders } from "@/lib/admin/other-orders";
import { reviewOffer } from "@/lib/admin/review-offer";
import { stripeLink } from "@/lib/admin/stripe-link";
import { readLight } from "@/lib/admin/watch-health";
import { roleMay } from "@/lib/auth/permissions";
import { requireStaff } from "@/lib/auth/require-staff";
import type { Staff } from "@/lib/auth/staff-session";
import { env } from "@/lib/env";
import { isOpen } from "@/lib/orders/order-status";
import { paymentRules } from "@/lib/payments/rules";
import {
  askAboutOrderAction,
  askStripeAction,
  closeReviewAction,
  judgeRefundAction,
  refundAction,
  settleReviewAction,
} from "./actions";
import { cancelOrderAction } from "./cancel/actions";
import { captureAction } from "./capture/actions";
import { resendMailAction } from "./mail/actions";
import { writeNoteAction } from "./notes/actions";
import { FulfilmentSection } from "./ship/fulfilment-section";

export const metadata: Metadata = { title: "Order" };

type OrderPageProps = { params: Promise<{ id: string }> };

export default async function OrderPage({ params }: OrderPageProps) {
  const { id } = await params;
  const staff = await requireStaff("orders:read", `/admin/orders/${id}`);
  const order = await findOrderDetail(id);
  if (!order) notFound();
  const mayAsk = roleMay(staff.role, "payments:reconcile");
  return (
    <StaffFrame staff={staff} section="orders" light={readLight()} openReviews={await countOpenReviews()}>
      <LiveRefresh url={`/admin/orders/${order.id}/events`} version={order.version} />
      <OrderHeader order={order} />
      <NextSteps steps={nextSteps(order, staff.id, (permission) => roleMay(staff.role, permission))} />
      {order.reviews.length > 0 && (
        <div className="mt-4">
          <Section id="reviews" title={order.reviewReason === null ? "Reviews" : "Needs review"}>
            <ul className="mt-4 divide-y divide-line">
              {order.reviews.map((review) => (
                <li key={review.id} className="py-5 first:pt-0 last:pb-0">
                  <Review review={review} order={null} actions={settle(review, staff)} />
                </li>
              ))}
            </ul>
          </Section>
        </div>
      )}
      <div className="mt-6 grid grid-cols-[minmax(0,1fr)] items-start gap-4 lg:grid-cols-[minmax(0,1fr)_26rem]">
        <div className="space-y-4">
          <Section title="Order">
            <OrderItems order={order} />
          </Section>
          <Section id="payment" title="Payment">
            <PaymentAttempts attempts={attemptViews(order, staff)} />
            {mayAsk && order.attempts.some(({ paymentIntentId }) => paymentIntentId !== null) && (
              <div className="mt-4 border-t border-line pt-4">
                <AskStripeForm action={askAboutOrderAction} orderId={order.id} />
              </div>
            )}
            {roleMay(staff.role, "orders:cancel") && (
              <CancelOrderForm
                action={cancelOrderAction}
                orderId={order.id}
                offered={isOpen(order.status) && order.reviewReason === null && !order.authorized}
              />
            )}
          </Section>
          {(order.refunds.length > 0 || order.refundable.payments.length > 0) && (
            <Section id="refunds" title="Refunds">
              <Refunds refunds={refundViews(order, staff)} />
              {roleMay(staff.role, "orders:refund") && (
                <RefundForm
                  action={refundAction}
                  orderId={order.id}
                  formKey={randomUUID()}
                  refundable={order.refundable}
                  approvalAbove={await approvalAbove(order.currency)}
                  unshipped={order.fulfilment.state === "unshipped" && order.refundable.restocksAll}
                />
              )}
            </Section>
          )}
          {order.disputes.length > 0 && (
            <Section id="disputes" title={order.disputes.length === 1 ? "Dispute" : "Disputes"}>
              <Disputes
                disputes={order.disputes.map((dispute) => ({
                  ...describeDispute(dispute),
                  link: stripeLink("disputes", dispute.id, order.livemode, env().stripe.apiBase),
                }))}
              />
            </Section>
          )}
        </div>
        <div className="space-y-4">
          <FulfilmentSection order={order} staff={staff} />
          <Section title="Shopper">
            <Customer order={order} />
            <OtherOrders {...(await listOtherOrders(order.id, order.email))} email={order.email} />
          </Section>
          <Section title="Notes">
            <Notes notes={order.notes} />
            {roleMay(staff.role, "notes:write") && (
              <NoteForm action={writeNoteAction} orderId={order.id} formKey={randomUUID()} />
            )}
          </Section>
          <Section title="Mail">
            <Mails mails={mailViews(order, roleMay(staff.role, "mails:resend"))} />
          </Section>
        </div>
      </div>
      <div className="mt-4 space-y-4">
        <Section title="Timeline" aside="Times in UTC">
          <Timeline entries={order.timeline} />
        </Section>
        <Section title="Stripe’s events">
          {order.events.length > 0 ? (
            <ReceivedEvents events={order.events} />
          ) : (
            <NoEvents
              status={order.status}
              paymentStarted={order.attempts.some(({ paymentIntentId }) => paymentIntentId !== null)}
              endpoint={new URL("/api/webhooks", env().appUrl).href}
            />
          )}
        </Section>
      </div>
    </StaffFrame>
  );
}

function mailViews(order: OrderDetail, mayResend: boolean) {
  return order.mails.map((mail) => ({
    ...mail,
    actions: mayResend && mail.resendable && (
      <ResendMailForm
        action={resendMailAction}
        orderId={order.id}
        mailId={mail.id}
        label={mail.waiting ? "Try now" : "Send again"}
      />
    ),
  }));
}

function settle(review: ReviewView, staff: Staff) {
  const offer = reviewOffer(review, staff);
  if (!offer) return null;
  const action = offer.aboutMoney ? settleReviewAction : closeReviewAction;
  return (
    <SettleReviewForm action={action} reviewId={review.id} formKey={randomUUID()} choices={offer.choices} />
  );
}

async function approvalAbove(currency: string) {
  const amount = (await paymentRules()).approvalAbove[currency];
  return amount === null ? null : { amount: amount ?? 0, currency };
}

function refundViews(order: OrderDetail, staff: Staff) {
  const mayJudge = roleMay(staff.role, "orders:refund");
  return order.refunds.map((refund) => ({
    ...refund,
    actions: mayJudge && refund.stage === "awaiting_approval" && refund.requestedBy?.id !== staff.id && (
      <JudgeRefundForm action={judgeRefundAction} orderId={order.id} refundId={refund.id} />
    ),
  }));
}

function attemptViews(order: OrderDetail, staff: Staff) {
  const mayAsk = roleMay(staff.role, "payments:reconcile");
  const mayCapture = roleMay(staff.role, "orders:capture");
  return order.attempts.map((attempt) => ({
    ...attempt,
    link: attempt.paymentIntentId
      ? stripeLink("payments", attempt.paymentIntentId, order.livemode, env().stripe.apiBase)
      : null,
    actions: (
      <>
        {mayAsk && attempt.paymentIntentId && (
          <AskStripeForm action={askStripeAction} orderId={order.id} attemptId={attempt.id} />
        )}
        {mayCapture && attempt.status === "authorized" && (
          <CaptureForm
            action={captureAction}
            orderId={order.id}
            attemptId={attempt.id}
            formKey={randomUUID()}
            held={attempt}
            decided={attempt.captureAmount}
          />
        )}
      </>
    ),
  }));
}
