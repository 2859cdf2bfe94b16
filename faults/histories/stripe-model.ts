import type { Random } from "@/faults/world/random";
import { paymentOf } from "@/lib/payments/decide/simulation";
import type { DisputeFacts } from "@/lib/stripe/dispute-facts";
import type { PaymentFacts, PaymentStatus } from "@/lib/stripe/payment-facts";
import type { RefundFacts } from "@/lib/stripe/refund-facts";

const LAPSES_AT = 1_800_000_000;

/** What Stripe says in one event. */
export type Said =
  | { kind: "payment"; payment: PaymentFacts }
  | { kind: "refund"; refund: RefundFacts }
  | { kind: "dispute"; dispute: DisputeFacts };

const NEXT: Readonly<Partial<Record<PaymentStatus, readonly PaymentStatus[]>>> = {
  requires_payment_method: [
    "requires_payment_method",
    "requires_action",
    "processing",
    "requires_capture",
    "succeeded",
  ],
  requires_action: ["requires_payment_method", "processing", "requires_capture", "succeeded"],
  processing: ["requires_payment_method", "succeeded"],
};

/**
 * One PaymentIntent with its refunds and disputes, as they can change at Stripe (docs.stripe.com/payments/paymentintents/lifecycle,
 * docs.stripe.com/refunds). Everything it ever said is kept, to be delivered at any time, or never.
 */
export class StripeModel {
  payment = paymentOf();
  readonly refunds: RefundFacts[] = [];
  readonly disputes: DisputeFacts[] = [];
  readonly said: Said[] = [{ kind: "payment", payment: this.payment }];
  #declines = 0;

  /** The PaymentIntent changes in this way, and Stripe says so. */
  become(more: Partial<PaymentFacts>): void {
    this.payment = { ...this.payment, ...more };
    this.said.push({ kind: "payment", payment: this.payment });
  }

  /** The shopper, their bank or their card does something. */
  moveOn(random: Random): void {
    const next = NEXT[this.payment.status];
    if (!next) return;
    const status = random.pick(next);
    if (status === "requires_payment_method") {
      this.#declines += 1;
      this.become({ status, decline: { id: `ch_${this.#declines}`, code: "generic_decline" } });
    } else if (status === "requires_capture") this.become({ status, captureBefore: LAPSES_AT });
    else this.become({ status, ...(status === "succeeded" && { amountReceived: this.payment.amount }) });
  }

  /** What was held is taken, as a whole or in part. False when there is nothing held. */
  capture(amount: number): boolean {
    if (this.payment.status !== "requires_capture") return false;
    this.become({ status: "succeeded", amountReceived: amount, captureBefore: null });
    return true;
  }

  /** False when Stripe refuses: money is on its way or there. */
  cancel(reason: PaymentFacts["cancellationReason"]): boolean {
    const { status } = this.payment;
    if (status === "canceled") return true;
    if (status === "succeeded" || status === "processing") return false;
    this.become({ status: "canceled", cancellationReason: reason, captureBefore: null });
    return true;
  }

  /** Minor units that could still be refunded. */
  get room(): number {
    const back = this.refunds.filter(({ status }) => status !== "failed" && status !== "canceled");
    return this.payment.amountReceived - back.reduce((sum, { amount }) => sum + amount, 0);
  }

  /** Null when Stripe refuses. `refundId` is ours, if we asked. */
  refund(amount: number, refundId: string | null, random: Random): RefundFacts | null {
    const before = this.refunds.find((refund) => refundId !== null && refund.refundId === refundId);
    if (before) return before;
    const held = this.disputes.some(({ status, chargeRefundable }) => status !== "won" && !chargeRefundable);
    if (amount > this.room || amount <= 0 || held) return null;
    const refund: RefundFacts = {
      id: `re_${this.refunds.length + 1}`,
      status: random.pick(["succeeded", "pending", "requires_action"] as const),
      amount,
      currency: "usd",
      paymentIntentId: this.payment.id,
      refundId,
      failureReason: null,
    };
    this.refunds.push(refund);
    this.said.push({ kind: "refund", refund });
    return refund;
  }

  /** A bank does something with a refund: it arrives, or comes back, also after it had arrived. */
  moveRefund(random: Random): void {
    if (this.refunds.length === 0) return;
    const index = random.below(this.refunds.length);
    const before = this.refunds[index];
    if (!before || before.status === "failed" || before.status === "canceled") return;
    const status =
      before.status === "succeeded" ? "failed" : random.pick(["succeeded", "failed", "canceled"] as const);
    const refund: RefundFacts = { ...before, status, failureReason: status === "failed" ? "unknown" : null };
    this.refunds[index] = refund;
    this.said.push({ kind: "refund", refund });
  }

  /** A cardholder disputes, or a dispute goes on. */
  moveDispute(random: Random): void {
    const last = this.disputes.at(-1);
    if (!last || last.status === "won" || last.status === "lost") {
      if (this.payment.status !== "succeeded" || this.disputes.length > 1) return;
      const dispute: DisputeFacts = {
        id: `du_${this.disputes.length + 1}`,
        status: "needs_response",
        reason: "fraudulent",
        amount: this.payment.amountReceived,
        currency: "usd",
        paymentIntentId: this.payment.id,
        dueBy: LAPSES_AT,
        fundsWithdrawn: true,
        chargeRefundable: false,
      };
      this.disputes.push(dispute);
      this.said.push({ kind: "dispute", dispute });
      return;
    }
    this.endDispute(random.pick(["under_review", "won", "lost"] as const));
  }

  /** The dispute that was opened last goes on to this. */
  endDispute(status: "under_review" | "won" | "lost"): void {
    const before = this.disputes.pop();
    if (!before) return;
    const dispute: DisputeFacts = { ...before, status, fundsWithdrawn: status !== "won" };
    this.disputes.push(dispute);
    this.said.push({ kind: "dispute", dispute });
  }
}
